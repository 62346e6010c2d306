import type { StoredGroup } from './group';

/** Controllers, ISDN, dial-up, frame relay, ATM, VPDN. */
export const WAN = {
  globals: {
    wan: `
      vpdn                            Virtual Private Dialup Network
      vpdn-group > config-vpdn        VPDN group configuration
      vpdn-template > config-vpdn-templ   VPDN template configuration
      bba-group pppoe > config-bba-group   Configure BBA Group
      bba-group:                      Configure BBA Group
      l2tp-class > config-l2tp-class  l2tp-class configuration
      isdn                            Set ISDN
      isdn switch-type                Select the ISDN switch type
      frame-relay                     global frame relay configuration commands
      map-class:                      Configure static map class
      map-class frame-relay > config-map-class   Configure static map class
      map-class atm > config-map-class   Configure static map class
      map-class dialer > config-map-class   Configure static map class
      map-list > config-map-list      Configure static map list
      dialer                          Dialer watch commands
      dialer-group                    Dialer group
      virtual-profile                 Virtual Profile configuration
      virtual-template                Virtual Template configuration
      async-bootp                     Modify system bootp parameters
      call                            Configure Call parameters
      vc-class:                       Configure per-vc parameters
      vc-class atm > config-vc-class  ATM
      atm                             Enable ATM SLM Statistics
      tdm                             TDM
      alps                            Configure Airline Protocol Support
      dlsw                            Data Link Switching global configuration commands
      source-bridge                   Source-route bridging ring groups
      stun                            STUN global configuration commands
      bstun                           BSTUN global configuration commands
      netbios                         NETBIOS access control filtering
      rif                             Source-route RIF cache
      locaddr-priority-list           Establish queueing priorities based on LU address
      cellular                        Cellular
      modem                           Modem
      resource-pool                   Resource pool
      spe                             SPE
      pppoe                           PPPoE
      ppp                             PPP
      ppp-template                    PPP template
      smrp                            Simple Multicast Routing Protocol configuration commands
      partition                       Partition device
      backhaul-session-manager > config-bsm   Backhaul session manager
      ss7                             SS7
      srcp                            SRCP
      bridge irb                      Integrated routing and bridging
      bridge crb                      Concurrent routing and bridging
      lane:                         Configure LAN Emulation
      lane database > lane-config-dat   Configure the LANE database
      dss                           DSS
      iua > config-iua              ISDN User Adaptation
      pppoe-forwarding              PPPoE forwarding
      cns                           CNS agents
      autodetect                    Autodetect
      ipx                           Novell/IPX global configuration commands
      gsmp                          General Switch Management Protocol
      disable-eadi                  EADI
    `,
    controller: `
      controller > config-controller  Configure a specific controller
    `,
  },
  modes: {
    'config-vpdn': {
      title: 'VPDN group',
      words: `
        accept-dialin > config-vpdn-acc-in   VPDN accept-dialin group configuration
        accept-dialout > config-vpdn-acc-ou   VPDN accept-dialout group configuration
        authen                        Authenticate
        default                       Set a command to its defaults
        description                   Description
        dnis                          DNIS
        domain                        Domain
        force-local-chap              Force a CHAP challenge to be instigated locally
        group                         Group
        initiate-to                   Initiate
        ip                            IP settings for tunnel
        ipv6                          IPv6
        l2f                           L2F specific commands
        l2tp                          L2TP specific commands
        lcp                           LCP specific commands
        loadsharing                   Load sharing
        local                         Local information
        multihop                      Multihop
        pptp                          PPTP
        protocol                      Protocol
        redirect                      Redirect
        relay                         Relay options configuration
        request-dialin > config-vpdn-req-in   VPDN request-dialin group configuration
        request-dialout > config-vpdn-req-ou   VPDN request-dialout group configuration
        session-limit                 Limit concurrent sessions
        source                        Session source config
        source-ip                     Set source IP address for this vpdn-group
        terminate-from                Terminate
        tunnel                        Tunnel
        virtual-template              Virtual template
        vpn                           VPN ID/VRF name
        ip mtu                        Path MTU of the tunnel
        ip pmtu                       Path MTU discovery
        ip precedence                 Precedence of the tunnel's packets
        ip tos                        Type of service of the tunnel's packets
        backup                        Backup
        dsl-line-info-forwarding      Forward DSL line information
        sso                           Stateful switchover
      `,
    },
    'config-vpdn-acc-in': {
      title: 'VPDN accept dialin',
      words: `
        protocol                      Tunneling protocol
        virtual-template              Virtual-Template interface
      `,
    },
    'config-vpdn-acc-ou': {
      title: 'VPDN accept dialout',
      words: `
        dialer                        Dialer
        protocol                      Tunneling protocol
      `,
    },
    'config-vpdn-req-in': {
      title: 'VPDN request dialin',
      words: `
        dnis                          DNIS
        domain                        Domain
        multihop                      Multihop
        protocol                      Tunneling protocol
      `,
    },
    'config-vpdn-req-ou': {
      title: 'VPDN request dialout',
      words: `
        pool-member                   Pool member
        protocol                      Tunneling protocol
        rotary-group                  Rotary group
      `,
    },
    'config-vpdn-templ': {
      title: 'VPDN template',
      words: `
        group                         Group
        l2tp                          L2TP
        source-ip                     Source address
      `,
    },
    'config-bba-group': {
      title: 'BBA group',
      words: `
        ac                            Access concentrator
        mac-address                   MAC address
        nas-port-id                   NAS port ID
        pado                          PADO
        pppoe                         PPPoE
        service                       Service
        sessions                      Session limit
        tag                           Tag
        vendor-tag                    Vendor tag
        virtual-template              Virtual template
      `,
    },
    'config-l2tp-class': {
      title: 'L2TP class',
      words: `
        authentication                Authentication
        cookie                        Cookie
        digest                        Digest
        hello                         Hello
        hidden                        Hidden
        hostname                      Hostname
        password                      Password
        receive-window                Receive window
        retransmit                    Retransmit
        timeout                       Timeout
      `,
    },
    'config-map-class': {
      title: 'static maps class',
      words: `
        atm                           ATM
        dialer                        Dialer
        frame-relay                   Configure Map parameters
        no-priority                   No priority
        oam-pvc                       OAM
        service-policy                class-based service policy
        cdp                           CDP
        priority-group                Priority group
      `,
    },
    'config-map-list': {
      title: 'static maps list',
      words: `
        ip                            Internet Protocol
        bridge                        Bridge
      `,
    },
    'config-vc-class': {
      title: 'VC class',
      words: `
        abr                           ABR
        broadcast                     Broadcast
        cbr                           CBR
        class-range                   Class range
        create                        Create
        encapsulation                 Encapsulation
        idle-timeout                  Idle timeout
        ilmi                          ILMI
        inarp                         InARP
        ip                            IP
        oam                           OAM
        oam-bundle                    OAM
        oam-pvc                       OAM
        ppp                           PPP
        protocol                      Protocol
        service-policy                Service policy
        tx-ring-limit                 Ring limit
        ubr                           UBR
        vbr-nrt                       VBR
        vbr-rt                        VBR
        dialer                        Dialer
      `,
    },
    'config-bsm': {
      title: 'backhaul session manager',
      words: `
        group                         Group
        session                       Session
        set                           Set
      `,
    },
    'config-controller': {
      title: 'Controller',
      words: `
        alarm-report                  Alarm report
        aps                           SONET APS commands
        au-3                          AU-3
        au-4                          AU-4
        auto-channel                  Auto channel
        bert                          Bit error rate test of the link
        cablelength                   Specify the cable length
        cas-custom > config-ctrl-cas  Customize E1 R2 signalling parameters
        cas-group                     Configure the specified timeslots for CAS
        channel-group                 Specify the timeslots to channel-group mapping
        clock                         Specify the clock source
        crc                           Check CRCs of frames
        crc-threshold                 CRC threshold
        delay                         Delay
        description                   Controller specific description
        dsl-group > config-controller-dsl-group   DSL group
        dsl-mode                      DSL mode
        dsu                           Configure the DSU of the link
        ds0                           ds0 commands
        ds0-group                     Configure group of timeslots to a particular voice-port
        equipment                     Specify the equipment type of the link
        fdl                           Specify the FDL standard for FE T1 data line
        fec                           FEC
        firmware                      Firmware of the controller
        framing                       Specify the type of Framing
        guard-timer                   Guard timer of calls
        ignore                        Ignore
        ignore-error-duration         Ignore
        input                         Input
        international                 International bits
        invert                        Invert the data of the link
        linecode                      Specify the line encoding method
        line-mode                     Line mode of the DSL group
        line-rate                     Line rate of the DSL group
        line-term                     Line termination
        loopback                      Put the entire line into loopback
        m13                           M13
        mdl                           Maintenance data link
        mode                          Specify the mode of the controller
        modem                         Modem of the controller
        national                      National reserved bits
        operating                     Operating mode of the DSL line
        overhead                      SONET section overhead
        path                          Configure a path of the link
        pri-group                     Configure the specified timeslots for PRI
        report                        Alarms that are reported
        sdh                           SDH overhead
        service                       Service
        shutdown                      Shut down a DS1 link
        signalling                    Signalling
        snr                           Signal-to-noise margin
        sonet                         SONET
        sts-1 > config-ctrlr-sts1     Configure an STS-1
        sync                          Sync
        t1                            Configure a T1 of the link
        e1                            Configure an E1 of the link
        t3                            Configure a T3 of the link
        e3                            E3
        tdm-group                     Configure TDM Timeslots
        threshold                     Thresholds of alarms
        tug-2                         Configure a TUG-2
        tug-3 > config-ctrlr-sts1     Configure a TUG-3
        vtg                           Configure a virtual tributary group
        yellow                        Yellow alarm
        lte                           LTE
        profile                       Profile
        sim                           SIM
        description-detail            Detail
        bitswap                       Bit swap
        training                      Training log of the DSL line
        termination                   Termination of the DSL line: CO or CPE
        remote                        Remote
        capability                    Capability of the line
        diagnostics                   Diagnostics
        annex                         Annex of the DSL line
        alarm-detection               Detection of alarms
        alarm                         Alarm
        detect                        Detect
        clock source                  Specify the clock source for a DS1 link
        ais-shut                      Send LAIS when shutdown
        sra                           Seamless rate adaptation
        vdsl-mode                     VDSL mode
      `,
    },
    'config-ctrl-cas': {
      title: 'CAS custom',
      words: `
        ani-digits                    ANI digits
        ani-timeout                   ANI timeout
        answer-guard-time             Answer guard time
        answer-signal                 Answer signal
        caller-digits                 Caller digits
        category                      Category
        country                       Country
        debounce-time                 Debounce time
        default                       Default
        dnis-complete                 DNIS
        dnis-digits                   DNIS digits
        double-answer                 Double answer
        groupa-callerid-end           Group A
        invert-abcd                   Invert
        ka                            KA
        kd                            KD
        metering                      Metering
        nc-congestion                 Congestion
        proceed-to-send               Proceed to send
        release-ack                   Release
        release-guard-time            Release
        request-category              Request category
        seizure-ack-time              Seizure
        signal                        Signal
        timer                         Timer
        trunk-group                   Trunk group
        unused-abcd                   Unused
      `,
    },
    'config-controller-dsl-group': {
      title: 'DSL group',
      words: `
        equipment                     Equipment
        operating                     Operating
        shdsl                         SHDSL
        snr                           SNR
        ignore                        Ignore
      `,
    },
    'config-ctrlr-sts1': {
      title: 'STS-1',
      words: `
        e1                            E1
        mode                          Mode
        t1                            T1
        tug-2                         TUG-2
        vtg                           VTG
        t3                            T3
      `,
    },
    'lane-config-dat': {
      title: 'LANE database',
      words: `
        client-atm-address            Client ATM address
        default                       Default
        local-seg-id                  Local segment
        mac-address                   MAC address
        name                          Name of an emulated LAN
      `,
    },
    'config-iua': {
      title: 'ISDN User Adaptation',
      words: `
        as                            Application server
        asp                           Application server process
      `,
    },
  },
} as const satisfies StoredGroup;
