import type { StoredGroup } from './group';

/** Lines of interfaces, and of what stands inside them: virtual circuits, service instances. */
export const INTERFACES = {
  globals: {},
  modes: {
    'config-if': {
      title: 'interface',
      words: `
        ip:                           Interface Internet Protocol config commands
        ipv6:                         IPv6 interface subcommands
        aaa                           Authentication, Authorization and Accounting.
        access-expression             Build a bridge boolean access expression
        access-group                  Apply an access list
        access-session                Access Session specific Interface Configuration Commands
        antenna                       dot11 radio antenna setting
        appletalk                     Appletalk interface subcommands
        arp                           Set arp type or timeout
        async                         Async interface parameters
        atm                           Modify ATM parameters
        authentication                Auth Manager Interface Configuration Commands
        auto                          Configure Automation
        autodetect                    Autodetect Encapsulations on Serial interface
        auxiliary                     Configure an auxiliary VLAN
        backup                        Modify backup parameters
        bandwidth inherit             Specify that bandwidth is inherited
        bandwidth receive             Specify receive-side bandwidth
        beacon                        dot11 radio beacon
        bfd                           BFD interface configuration commands
        bgp-policy                    Apply policy propagated by bgp community string
        bridge-group                  Transparent bridging interface parameters
        bundle-enable                 Enable bundle
        cable                         Cable interface commands
        cable-helper-address          Specify a destination address for UDP broadcasts of cable hosts
        carrier-delay                 Specify delay for interface transitions
        cdp                           CDP interface subcommands
        cell-packing                  Configure packing of several ATM cells in one packet
        cem > config-if-cem           Circuit emulation
        channel-group                 Etherchannel/port bundling configuration
        channel-protocol              Select the channel protocol (LACP, PAgP)
        class-int                     Configure a VC-class on an interface
        clns                          CLNS interface subcommands
        clock                         Configure serial interface clock
        cmns                          OSI CMNS
        compress                      Set serial interface for compression
        concatenation                 dot11 radio concatenation
        countermeasure                dot11 radio countermeasure
        crc                           Specify CRC word-size
        crypto:                       Encryption/Decryption commands
        crypto map                    Assign a Crypto Map
        crypto ipsec                  Set IPSec parameters
        crypto ipsec client ezvpn     Easy VPN client
        crypto engine                 Select the crypto engine of the interface
        crypto pki                    Public Key components
        crypto gdoi                   Configure GDOI
        cts                           Cisco TrustSec
        custom-queue-list             Assign a custom queue list to an interface
        dampening                     Enable event dampening
        dce-terminal-timing-enable    Enable DCE terminal timing
        dcd-txstart                   Start
        dcu                           DCU
        decnet                        Interface DECnet config commands
        default-state                 Set the state in which the interface comes up
        delay                         Specify interface throughput delay
        device-tracking               Configure device tracking
        dfs                           dot11 DFS
        diagnostic                    Configure diagnostic tests
        dialer                        Dial-on-demand routing (DDR) commands
        dialer-group                  Assign interface to dialer-list
        dlsw                          DLSw interface subcommands
        dot11                         IEEE 802.11 config interface commands
        dot1q                         dot1q interface configuration commands
        dot1x                         Interface Config Commands for 802.1x
        down-when-looped              Force looped serial interface down
        drops                         Drops
        dsl                           Configure ADSL parameters
        dsu                           Configure the DSU
        dxi                           ATM-DXI configuration commands
        early-token-release           Enable early token release
        encapsulation                 Set encapsulation type for an interface
        encryption                    Configure dot11 radio encryption parameters
        energywise                    EnergyWise interface configuration commands
        errdisable                    Error disable
        ethernet                      Ethernet interface parameters
        exposed                       Exposed
        fair-queue                    Enable Fair Queuing on an Interface
        fddi                          Fiber distributed data interface
        flowcontrol                   Configure flow operation.
        fragment-threshold            IEEE 802.11 packet fragment threshold
        frame-relay                   Set frame relay parameters
        frame-relay interface-dlci > config-fr-dlci   Define a DLCI on an interface/subinterface
        framing                       Specify the type of Framing
        full-duplex                   Configure full-duplex operational mode
        glbp                          Gateway Load Balancing Protocol interface commands
        group-member                  Group member
        group-range                   Establish range of group-async lines
        guest-mode                    Allow association of clients that send no SSID
        h323-gateway                  Configure H323 Gateway
        half-duplex                   Configure half-duplex and related commands
        hold-queue                    Set hold queue depth
        hssi                          HSSI interface parameters
        hub                           Hub
        identity                      Specify an identity policy
        ignore                        Ignore signals
        ignore-dcd                    Ignore DCD and watch DSR instead
        ima                           Configure an IMA group
        ima-group                     Configure the IMA group that the interface belongs to
        infrastructure-client         Reserve a dot11 virtual interface for a WGB client
        inject                        Inject
        invert                        Serial invert modes
        invert-rxclock                Invert the receive clock
        ipx                           Novell/IPX interface subcommands
        isdn                          ISDN Interface configuration commands
        isis                          IS-IS commands
        iso-igrp                      ISO-IGRP interface subcommands
        keepalive                     Enable keepalive
        keylen                        Key length
        l2protocol-tunnel             Tunnel Layer2 protocols
        l2protocol                    Layer 2 protocol
        l2vpn                         Layer 2 VPN
        lacp                          LACP interface subcommands
        lan-name                      LAN Name command
        lapb                          X.25 Level 2 parameters (Link Access Procedure, Balanced)
        lat                           LAT commands
        lbo                           Line build out
        license                       License
        linecode                      Specify the line encoding method
        link                          Configure Link
        lldp                          LLDP interface subcommands
        llc2                          LLC2 Interface Subcommands
        load-interval                 Specify interval for load calculation for an interface
        local-ack                     Local acknowledgement
        locaddr-priority              Assign a priority group
        location                      Interface location information
        log-adjacency-changes         Log changes in adjacency state
        logging                       Configure logging for interface
        loopback                      Configure internal loopback on an interface
        mab                           MAC Authentication Bypass Interface Config Commands
        mac                           MAC interface commands
        mac-address                   Manually set interface MAC address
        macro                         Command macro
        macsec                        Enable MACsec on the interface
        map-group                     Configure static map group
        max-reserved-bandwidth        Maximum Reservable Bandwidth on an Interface
        mdix                          Set Media Dependent Interface with Crossover
        medium                        Set the medium of the interface
        media-type                    Interface media type
        member                        Members of the interface
        metadata                      Metadata
        mka                           MACsec Key Agreement
        mls                           mls interface commands
        mobility                      Mobility
        mode                          Set the mode of the interface
        modem                         Configure modem signals
        monitor                       Configure monitoring of the interface
        mop                           DEC MOP server commands
        mpls                          Configure MPLS interface parameters
        mpoa                          MPOA interface configuration commands
        multilink                     Configure multilink parameters
        multilink-group               Put interface in a multilink bundle
        mvr                           MVR per port configuration
        nat64                         NAT64 interface configuration commands
        nmsp                          NMSP interface configuration
        negotiation                   Select Autonegotiation mode
        netbios                       Use a defined NETBIOS access list or enable name-caching
        nrzi-encoding                 Enable use of NRZI encoding
        nsr                           Non-stop routing
        ntp                           Configure NTP
        oam                           Operation, administration and maintenance
        oampdu                        OAM PDU
        ospfv3                        OSPFv3 interface commands
        packet                        dot11 packet
        pagp                          PAgP interface subcommands
        parent                        dot11 parent
        payload-encapsulation         IEEE 802.11 packet encapsulation
        peer                          Peer parameters for point to point interfaces
        periodic                      Periodic
        pfr                           PfR
        physical-layer                Configure sync or async physical layer on serial interface
        plim                          Configure the physical layer interface module
        pm                            PM
        port                          Perform switch port configuration
        port-channel                  EtherChannel of interfaces
        port-type                     Port type
        pos                           Modify POS parameters
        power                         Power configuration
        ppp                           Point-to-Point Protocol
        pppoe                         pppoe interface subcommands
        pppoe-client                  pppoe client
        preamble-short                Use 802.11 short radio preamble
        priority-group                Assign a priority group to an interface
        priority-queue                Configure the priority queue of the port
        ptp                           Precision Time Protocol
        pulse-time                    Force DTR low during resets
        queue-list                    Assign a queue list
        queue-set                     Choose a queue set for this queue
        qos                           QoS interface configuration commands
        random-detect                 Enable Weighted Random Early Detection (WRED) on an Interface
        rate-limit                    Rate Limit
        rcv-queue                     Configure receive queue(s)
        redundancy                    RG redundancy interface config
        remote                        Remote
        rep                           Resilient Ethernet Protocol characteristics
        resource                      Resource
        rf                            RF
        rif                           Source-route RIF cache
        ring-speed                    Set ring speed
        rlogin                        Rlogin protocol
        rmon                          Configure Remote Monitoring on an interface
        routing                       Per-interface routing configuration
        rts                           dot11 Request To Send
        scramble                      Scramble payload
        scrambling                    Scrambling
        sdlc                          SDLC commands
        sdllc                         Configure SDLC to LLC2 translation
        security                      Security
        segment-routing               Segment routing interface commands
        serial                        serial interface commands
        service                       Configure an Ethernet service
        service instance > config-if-srv   Configure ether service instance
        service-insertion             Service insertion
        service-module                Service Module commands
        service-policy                Configure QoS Service Policy
        shape                         Configure the egress shaping of the port
        short-slot-time               IEEE 802.11 short slot time
        signalling                    Signalling
        smds                          Modify SMDS parameters
        smrp                          Simple Multicast Routing Protocol interface subcommands
        snapshot                      Configure snapshot support on the interface
        snmp                          Modify SNMP interface parameters
        source                        Get config from another source
        source-bridge                 Configure interface for source-route bridging
        sonet                         SONET
        spanning-tree                 Spanning Tree Subsystem
        speed                         Configure speed operation.
        duplex                        Configure duplex operation.
        bandwidth                     Set bandwidth informational parameter
        mtu                           Set the interface Maximum Transmission Unit (MTU)
        ip mtu                        Set IP Maximum Transmission Unit
        description                   Interface specific description
        srr-queue                     Configure shaped round-robin transmit queues
        ssid > config-if-ssid         Configure radio service set parameters
        standby                       HSRP interface configuration commands
        station-role                  role of the radio
        stbc                          Space-time block coding
        storm-control                 storm configuration
        stun                          STUN interface subcommands
        switchport                    Set switching mode characteristics
        sync                          Sync
        tag-switching                 Interface tag switching commands
        tarp                          TARP interface subcommands
        template                      Name of the interface template
        timeout                       Define timeout values for this interface
        timeslot                      Timeslot
        traffic-shape                 Enable Traffic Shaping on an Interface or Sub-Interface
        transmit-interface            Assign a transmit interface to a receive-only interface
        transmitter-delay             Set dead-time after transmitting a datagram
        transceiver                   Transceiver
        trunk-group                   Configure interface to be in a trunk group
        trust                         Set trust value for the interface
        tunnel                        protocol-over-protocol tunneling
        tx-queue-limit                Configure card level transmit queue limit
        tx-ring-limit                 Configure PA level transmit ring limit
        txclk                         Transmit clock
        udld                          Configure UDLD enabled or disabled and ignore global UDLD setting
        vines                         VINES interface subcommands
        virtual-profile               Virtual profile
        virtual-template              Virtual template that is cloned
        vlan                          Configure the VLAN of the interface
        vlan-id                       Configure vlan
        vlan-range                    Range of VLANs
        vnet                          Virtual NETwork interface subcommands
        voice                         Voice
        voice-class                   Voice class to be applied
        vpdn                          Virtual Private Dialup Network
        vrf:                          VPN Routing/Forwarding parameters on the interface
        vrf forwarding                Configure forwarding table
        vrrp                          VRRP Interface configuration commands
        vrrp delegate                 Delegate
        vtp                           Enable VTP on this interface
        waas                          Wide area application services
        wavelength                    Wavelength
        world-mode                    Dot11 radio world mode
        wrr-queue                     Configure weighted round-robin xmit queues
        x25                           X.25 Level 3
        xconnect > config-if-xconn    Xconnect commands
        xdr                           XDR
        yellow                        Yellow alarm
        zone-member                   Apply zone name
        channel                       dot11 radio frequency
        l2-filter                     Set a filter of packets between bridged clients
        bridge-domain                 Bridge-domain ID
        nve                           NVE
        host-reachability             How reachability of hosts is learned
        source-interface              Interface whose address is the source of tunnels
        ingress-replication           Replicate packets of many receivers at the source
        pvc > config-if-atm-vc        Configure ATM PVC parameters
        svc > config-if-atm-vc        Configure ATM SVC parameters
        range pvc > config-if-atm-range   Range of PVCs
        range:                        Configure ATM range
        vc-bundle                     VC bundle
        bundle > config-if-atm-bundle Configure ATM bundle
        lane                          Modify LANE parameters
        l2tp                          L2TP
        nhrp                          NHRP interface subcommands
        ip access-group               Specify access control for packets
        ip accounting                 Enable IP accounting on this interface
        ip admission                  Apply a NAC Admission Control rule
        ip arp                        Configure ARP features
        ip audit                      Apply IDS audit name
        ip auth-proxy                 Apply authentication proxy
        ip authentication             authentication subcommands
        ip bandwidth-percent          Set EIGRP bandwidth limit
        ip bgp                        BGP interface commands
        ip broadcast-address          Set the broadcast address of an interface
        ip cef                        Cisco Express Forwarding interface commands
        ip cgmp                       Enable/disable CGMP
        ip dampening-change           Percent interface metric must change to cause update
        ip dampening-interval         Time in seconds to check interface metrics
        ip ddns                       Configure dynamic DNS
        ip device                     IP device tracking
        ip dhcp                       Configure DHCP parameters for this interface
        ip directed-broadcast         Enable forwarding of directed broadcasts
        ip dns                        Configure DNS view-list
        ip dvmrp                      DVMRP interface commands
        ip explicit-null              Advertise explicit null labels
        ip fastswitch                 Fast switching
        ip flow                       NetFlow Related commands
        ip header-compression         IPHC options
        ip hello-interval             Configures IP-EIGRP hello interval
        ip helper-address             Specify a destination address for UDP broadcasts
        ip hold-time                  Configures IP-EIGRP hold time
        ip icmp                       ICMP options
        ip identity                   Specify an identity policy
        ip igmp                       IGMP interface commands
        ip inspect                    Apply inspect name
        ip ips                        Create IPS Rule
        ip irdp                       ICMP Router Discovery Protocol
        ip link-local                 Link-local
        ip load-sharing               Style of load sharing
        ip local-proxy-arp            Enable local-proxy ARP
        ip mask-reply                 Enable sending ICMP Mask Reply messages
        ip mcast-mode                 Multicast mode
        ip mfib                       Interface Specific MFIB Control
        ip mobile                     Mobile IP support
        ip mrm                        Configure IP Multicast Routing Monitor tester
        ip mroute-cache               Enable switching cache for incoming multicast packets
        ip multicast                  IP multicast interface commands
        ip nat                        NAT interface commands
        ip nbar                       Network-Based Application Recognition
        ip netmask-format             Change display of netmasks
        ip next-hop-self              Configures IP-EIGRP next-hop-self
        ip nhrp                       NHRP interface subcommands
        ip ospf                       OSPF interface commands
        ip pim                        PIM interface commands
        ip policy                     Enable policy routing
        ip portbundle                 Port-Bundle Host Key commands
        ip probe                      Enable HP Probe support
        ip rarp-server                Enable RARP server for static arp entries
        ip redirects                  Enable sending ICMP Redirect messages
        ip rgmp                       Enable/disable RGMP
        ip rip                        Router Information Protocol
        ip route-cache                Enable fast-switching cache for outgoing packets
        ip router                     IP router interface commands
        ip rsvp                       RSVP Interface Commands
        ip rtp                        RTP parameters
        ip sap                        Session Advertisement Protocol interface commands
        ip sdr                        Session Directory Protocol interface commands
        ip security                   DDN IP Security Option
        ip sla                        IP SLA configuration of the interface
        ip source                     Source binding of addresses
        ip split-horizon              Perform split horizon
        ip sticky-arp                 Allow the creation of sticky ARP entries
        ip summary-address            Perform address summarization
        ip tcp                        TCP interface parameters
        ip trigger-authentication     Trigger-authentication configuration parameters
        ip unnumbered                 Enable IP processing without an explicit address
        ip urd                        Configure URL Rendezvousing
        ip urlfilter                  URL filtering of the interface
        ip verify                     Enable per packet validation
        ip verify unicast             Enable per packet validation for unicast
        ip virtual-reassembly         Enable Virtual Fragment Reassembly
        ip vrf                        VPN Routing/Forwarding parameters on the interface
        ip wccp                       WCCP interface commands
        ip information-reply          Enable sending ICMP Information Reply messages
        ip gratuitous-arp             Generate gratuitous ARPs
        ip proxy                      Proxy
        ip management                 Management
        ip traffic-export             Export traffic of the interface
        ipv6 access-group             IPv6 access group
        ipv6 address                  Configure IPv6 address on interface
        ipv6 authentication           authentication subcommands
        ipv6 bandwidth-percent        Set EIGRP bandwidth limit
        ipv6 cef                      Cisco Express Forwarding for IPv6
        ipv6 crypto                   Encryption/Decryption commands
        ipv6 dhcp                     IPv6 DHCP interface subcommands
        ipv6 destination-guard        Destination guard
        ipv6 eigrp                    Configure EIGRP IPv6 on interface
        ipv6 enable                   Enable IPv6 on interface
        ipv6 flow                     NetFlow Related commands
        ipv6 flowset                  Flow set
        ipv6 hello-interval           Configures EIGRP IPv6 hello interval
        ipv6 hold-time                Configures EIGRP IPv6 hold time
        ipv6 inspect                  Apply inspect name
        ipv6 mfib                     Interface Specific MFIB Control
        ipv6 mld                      interface commands
        ipv6 mode                     Mode
        ipv6 mtu                      Set IPv6 Maximum Transmission Unit
        ipv6 multicast                IPv6 multicast interface commands
        ipv6 nat                      Enable IPv6 NAT on interface
        ipv6 nd                       IPv6 interface Neighbor Discovery subcommands
        ipv6 next-hop-self            Configures EIGRP IPv6 next-hop-self
        ipv6 nhrp                     NHRP for IPv6 interface subcommands
        ipv6 ospf                     OSPF interface commands
        ipv6 pim                      PIM interface commands
        ipv6 policy                   Enable IPv6 policy routing
        ipv6 redirects                Enable sending of ICMP Redirect messages
        ipv6 rip                      Configure RIP routing protocol
        ipv6 router                   IPv6 Router interface commands
        ipv6 snooping                 IPv6 snooping policy of the interface
        ipv6 source-guard             IPv6 source guard policy of the interface
        ipv6 split-horizon            Perform split horizon
        ipv6 summary-address          Perform address summarization
        ipv6 tcp                      TCP interface parameters for IPv6
        ipv6 traffic-filter           Access control list for packets
        ipv6 unnumbered               Configure IPv6 unnumbered on interface
        ipv6 unreachables             Enable sending of ICMP Unreachable messages
        ipv6 verify                   Enable per packet validation
        ipv6 virtual-reassembly       IPv6 Enable Virtual Fragment Reassembly
        ipv6 wccp                     WCCP interface commands
        ipv6 tunnel                   Tunnel
        arp frame-relay               Frame relay ARP
        asp                           ASP configuration commands
        autostate                     Enable auto-state determination
        broadcast-key                 Configure broadcast key rotation period
        clockrate                     Configure serial interface clock speed
        csna                          Define a CSNA path
        cmpc                          Define a CMPC path
        claw                          Define a CLAW path
        lan                           Define an internal LAN
        tg                            Define a transmission group
        cut-through                   Enable cut-through
        datalink                      Flow monitor of layer 2
        dspfarm                       DSP farm
        flow-control                  Flow control
        flow-sampler                  Attach flow sampler to the interface
        gig-default                   Default of negotiation
        history                       Interface history histograms - 60 second, 60 minute and 72 hour
        hold-character                Hold character
        idle-timeout                  Idle timeout
        if-state                      Tunnel interface state
        imc                           Integrated management controller
        ip gdp                        Gateway Discovery Protocol
        ip idle-group                 Specify interesting packets for idle-timer
        ip lisp                       Locator/ID Separation Protocol
        ip pgm                        PGM Reliable Transport Protocol
        ip port-unreachable           Enable sending ICMP Unreachable messages for ports
        ip proxy-mobile               Proxy Mobile IP
        ipv6 lisp                     Locator/ID Separation Protocol
        lex                           LAN extension
        link-fault-signaling          Link fault signaling
        lnm                           IBM Lan Manager
        load-balance                  Load balance
        mbssid                        Multiple basic service sets
        multiring                     Enable RIFs for a routable protocol
        xns                           XNS interface subcommands
        apollo                        Apollo interface subcommands
        transmit-buffers              Transmit buffers
        squelch                       Reduce the squelch level
        network-policy                Network policy profile
        packet-forward                Packet forwarding
        peakdetect                    dot11 peak detection
        performance                   Performance monitor
        private-vlan                  Configure private VLAN SVI interface settings
        queue-limit                   Queue limit
        switch                        Virtual switch link
        synchronous                   Synchronous
        traffic-class                 dot11 radio traffic class
        tx-queue                      Configure transmit queue
        unidirectional                Configure unidirectional ethernet
        wpa-psk                       Configure Wi-Fi Protected Access pre-shared key
        xconnect vfi                  Attach a virtual forwarding instance
        vrf                           VPN Routing/Forwarding parameters on the interface
        aps                           SONET APS
        cablelength                   Cable length
        ces                           Circuit emulation
        cts manual > config-if-cts-manual   Supply local configuration for CTS parameters
        clock source                  Clock source of the interface
        crypto ipsec df-bit           Handling of encapsulated DF bit
        crypto ipsec fragmentation    Handling of fragmentation of near-MTU sized packets
        dot1x credentials             Credentials profile configuration
        ethernet cfm                  Connectivity fault management
        ethernet lmi                  Configure the Ethernet local management interface
        identity policy               Identity policy
        ip arp inspection             Configure ARP inspection
        ip dhcp relay                 DHCP relay configuration parameters
        ip dhcp snooping              DHCP Snooping
        ip igmp snooping              Configure IGMP snooping
        ip verify source              Verify source
        ip vrf forwarding             Configure forwarding table
        ip vrf receive                Add Interface Address into VRF Table
        ip nat log                    NAT logging
        ipv6 nd raguard               Attach an RA guard policy
        ipv6 dhcp guard               DHCP guard
        isdn switch-type              Select the ISDN switch type
        logging event                 Interface events
        mac access-group              MAC access-group configuration commands
        mka policy                    MKA policy configuration
        mls qos                       mls qos command
        mls ip                        MLS IP commands
        mpls bgp                      Configure MPLS BGP
        mpls ip                       Configure dynamic MPLS forwarding for IP
        mpls ipv6                     Configure dynamic MPLS forwarding for IPv6
        mpls label                    Label properties
        mpls l2transport              Layer 2 transport
        mpls ldp                      Configure Label Distribution Protocol (LDP) parameters
        mpls mtu                      Set MPLS Maximum Transmission Unit
        mpls netflow                  Configure MPLS Egress NetFlow Accounting
        mpls traffic-eng              Configure Traffic Engineering
        mpls tp                       Configure MPLS-TP
        spanning-tree mst             Multiple spanning tree
        ipv6 nd ra                    Router Advertisement control
        ipx network                   Assign an IPX network & enable IPX routing
        mls netflow                   Configure netflow on interface
        mls rp                        Multilayer switching
        range > config-if-atm-range   Configure a range of PVCs
        rtr                           Response Time Reporter
        sgbp                          Stack Group Bidding Protocol
        national                      National bit
      `,
    },
    'config-fr-dlci': {
      title: 'Frame Relay DLCI',
      words: `
        class                         Define a map class on the DLCI
        cisco                         Use CISCO encapsulation
        ppp                           PPP
        service-policy                Service policy
        vofr                          Voice over frame relay
        xconnect                      Xconnect
        fragment                      Fragment size of the DLCI
        protocol                      Map an upper layer protocol to the DLCI
      `,
    },
    'config-if-ssid': {
      title: 'radio SSID',
      words: `
        accounting                    radius accounting
        authentication                authentication method
        guest-mode                    guest ssid
        infrastructure-ssid           Infrastructure SSID
        max-associations              set maximum associations for ssid
        mobility                      Mobility
        vlan                          bind ssid to vlan
        wpa-psk                       Configure Wi-Fi Protected Access pre-shared key
      `,
    },
    'config-if-xconn': {
      title: 'Xconnect',
      words: `
        backup                        Backup
        encapsulation                 Encapsulation
        mtu                           MTU
        monitor                       Monitor
      `,
    },
    'config-if-cem': {
      title: 'circuit emulation',
      words: `
        class                         Class
        dejitter-buffer               Dejitter buffer
        idle-pattern                  Idle pattern
        payload-size                  Payload size
        xconnect > config-if-xconn    Xconnect commands
      `,
    },
    'config-if-srv': {
      title: 'Ethernet service instance',
      words: `
        bridge-domain                 Bridge-domain Commands
        description                   Service instance specific description
        encapsulation                 Configure ethernet frame match criteria
        ethernet                      Configure Ethernet
        l2protocol                    Configure l2 control protocol processing
        mac                           Commands for MAC Address-based features
        rewrite                       Configure Rewrite criteria
        service-policy                Attach a policy-map to a service instance
        shutdown                      Take a Service Instance out of Service
        snmp                          SNMP
        storm-control                 Storm control
        xconnect > config-if-xconn    Xconnect commands
        cfm                           CFM
      `,
    },
    'config-if-atm-vc': {
      title: 'ATM virtual circuit',
      words: `
        abr                           Enter Available Bit Rate
        aodi                          AODI
        atm                           ATM
        atm route-bridged             Route bridged
        bre-connect                   Bridge
        bridge-dot1q                  Bridge
        broadcast                     Pseudo-broadcast
        bump                          Bump
        cbr                           Enter Peak Cell Rate for CBR
        cell-packing                  Cell packing
        class-vc                      Configure default vc-class name
        dialer                        set dialer pool this pvc belongs to
        encapsulation                 Select ATM Encapsulation for VC
        fair-queue                    Fair queueing
        group                         Group
        ilmi                          Configure ILMI management
        inarp                         Change the inverse arp timer on the PVC
        interworking                  Interworking
        ip                            IP
        max-reserved-bandwidth        Reserved bandwidth
        oam                           Configure oam parameters
        oam-ac                        OAM
        oam-pvc                       Send oam cells on this pvc
        ppp                           PPP
        pppoe                         PPPoE options
        pppoe-client                  pppoe client
        precedence                    Precedence
        protect                       Protect
        protocol                      Map an upper layer protocol to this connection.
        pvc-bundle                    PVC bundle
        queue-depth                   Queue depth
        random-detect                 Configure WRED
        service-policy                Attach a policy-map to a VC
        transmit-priority             set the transmit priority for this VC
        tx-ring-limit                 Configure PA level transmit ring limit
        ubr                           Enter Unspecified Peak Cell Rate
        ubr+                          Enter Peak Cell Rate and Minimum Cell Rate
        vbr-nrt                       Enter Variable Bit Rate (pcr)(scr)(bcs)
        vbr-rt                        Enter Variable Bit Rate (pcr)(average)
        vc-hold-queue                 Configure hold queue size
        vcci                          VCC Identifier
        create                        Create
        xconnect > config-if-xconn    Xconnect commands
        map                           Map
      `,
    },
    'config-if-atm-range': {
      title: 'ATM range',
      words: `
        class-range                   Class
        encapsulation                 Encapsulation
        pppoe                         PPPoE
        protocol                      Protocol
        pvc-in-range > config-if-atm-vc   PVC
        service-policy                Service policy
        ubr                           UBR
        vbr-nrt                       VBR
      `,
    },
    'config-if-atm-bundle': {
      title: 'ATM bundle',
      words: `
        broadcast                     Broadcast
        class-bundle                  Class
        encapsulation                 Encapsulation
        oam-bundle                    OAM
        protocol                      Protocol
        pvc-bundle > config-if-atm-vc PVC
      `,
    },
    'config-crypto-map': {
      title: 'Crypto Map',
      words: `
        set:                          Set values for encryption/decryption
        set identity                  Identity restriction.
        set ikev2-profile             Specify ikev2 Profile
        set isakmp-profile            Specify isakmp Profile
        set nat                       Set NAT translation
        set ip                        Interface Internet Protocol config commands
        set reverse-route             Reverse Route Injection.
        set security-association      Security association parameters
        reverse-route                 Reverse Route Injection.
        qos                           Quality of Service related commands
        dialer                        Dialer related commands
        match identity                Identity
        default                       Set a command to its defaults
        set peer                      Allowed Encryption/Decryption peer.
        set mixed-mode                Mixed mode of IPv4 and IPv6
        set security-policy           Security policy
        match certificate             Certificate map
        client                        Specify client configuration settings
        isakmp                        Specify isakmp configuration settings
      `,
    },
    'config-if-cts-manual': {
      title: 'CTS manual',
      words: `
        policy                        CTS policy for manual mode
        propagate                     CTS SGT Propagation configuration for manual mode
        sap                           CTS SAP configuration for manual mode
      `,
    },
  },
} as const satisfies StoredGroup;
