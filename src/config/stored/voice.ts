import type { StoredGroup } from './group';

/** Voice gateways, gatekeepers, CallManager Express. */
export const VOICE = {
  globals: {
    wan: `
      voice-card > config-voicecard   Configure a specific voice-card
      voice:                          Configure Voice parameters
      voice                           Configure Voice parameters
      voice call                      Global Call
      voice class                     Voice class
      voice class codec > config-class   Voice class codec
      voice class h323 > config-class Voice class H.323
      voice class permanent > config-class   Voice class permanent
      voice class busyout > config-class   Voice class busyout
      voice class custom-cptone > cfg-cptone   Custom call progress tones
      voice class dualtone > config-class   Dual tone
      voice class cause-code > config-class   Cause codes
      voice class tone-signal > config-class   Tone signal
      voice class uri > config-voice-uri-class   URI
      voice class sip-profiles > config-class   SIP profiles
      voice class sip-copylist > config-class   SIP copy list
      voice class sip-options-keepalive > config-class   SIP OPTIONS
      voice class e164-pattern-map > config-class   Pattern map
      voice class server-group > config-class   Server group
      voice class srtp-crypto > config-class   SRTP
      voice class tenant > config-class   Tenant
      voice class dpg > config-class  Dial-peer group
      voice class media > config-class   Media
      voice class codec-profile > config-class   Codec profile
      voice class tls-profile > config-class   TLS profile
      voice class stun-usage > config-class   STUN
      voice class called > config-class   Called number
      voice class aaa > config-class  AAA
      voice class resource-group > config-class   Resource group
      voice service voip > conf-voi-serv   Voice over IP
      voice service pots > conf-voi-serv   Telephony
      voice service vofr > conf-voi-serv   Voice over frame relay
      voice service saf > conf-voi-serv   SAF
      voice translation-rule > cfg-translation-rule   Translation rule
      voice translation-profile > cfg-translation-profile   Translation profile
      voice register global > config-register-global   Global parameters of SIP phones
      voice register dn > config-register-dn   Directory number of SIP phones
      voice register pool > config-register-pool   SIP phone
      voice register template > config-register-template   Template of SIP phones
      voice register dialplan > config-register-dialplan   Dial plan of SIP phones
      voice hunt-group > config-hunt-group   Hunt group
      voice source-group > cfg-source-grp   Source group
      voice iec                       Internal error codes
      voice rtp                       RTP
      voice logout-profile > config-logout-profile   Logout profile
      voice user-profile > config-user-profile   User profile
      voice mlpp > config-voice-mlpp  MLPP
      voice vad-time                  Voice activity detection
      trunk:                          Trunk
      trunk group > config-trunk-group   Trunk group
      codec                           Codec
      translation-rule > config-translate   Configure digit translation
      dspint                          DSP interface
      settlement > config-settlement  Settlement
      aaa nas                         NAS
      call application:               Call application
      call application voice          Define a voice application
      application > config-app        Define application
      stcapp                          SCCP telephony control application
      sccp                            SCCP
      sccp ccm                        Call manager
      sccp ccm group > config-sccp-ccm   CCM group
      dspfarm                         DSP farm
      dspfarm profile > config-dspfarm-profile   DSP farm profile
      fax                             Fax
      media                           Media
      mediatrace                      Media trace
      vxml                            VoiceXML
      ivr                             IVR
      http                            HTTP client
      rtsp                            RTSP
      mrcp                            MRCP
      nsap                            NSAP
      class                           Class
      ccm-manager                     CallManager
      max-conn                        Maximum connections
    `,
    voice: `
      voice-port > config-voiceport   Configure a specific Voice port
      mgcp                            Enable MGCP
      mgcp profile > config-mgcp-profile   MGCP profile
      mgcp package-capability         MGCP package
      sgcp                            SGCP
      dial-peer:                      Dial Map (Peer) configuration commands
      dial-peer voice > config-dial-peer   Voice dial peer
      dial-peer data > config-dial-peer   Data dial peer
      dial-peer mmoip > config-dial-peer   Multimedia mail over IP
      dial-peer cor custom > config-dp-cor   Class of restriction
      dial-peer cor list > config-dp-corlist   Class of restriction list
      dial-peer hunt                  Hunt
      dial-peer terminator            Terminator
      dial-peer outbound              Outbound
      dial-peer inbound               Inbound
      dial-peer search                Search
      dial-peer                       Dial Map (Peer) configuration commands
      num-exp                         Dial Map (Peer) configuration commands
      dial-control-mib                Dial control MIB
      gateway > config-gateway        Gateway
      gatekeeper > config-gk          Configure gatekeeper
      sip-ua > config-sip-ua          SIP user agent
      credentials > config-cred       Credentials
      presence > config-presence      Presence
      telephony-service > config-telephony   Configure Cisco Unified Communications Manager Express
      call-manager-fallback > config-cm-fallback   CallManager fallback
      ephone > config-ephone          Configure ethernet phones
      ephone-dn > config-ephone-dn    Configure ethernet phone directory numbers
      ephone-dn-template > config-ephone-dn-template   Template of directory numbers
      ephone-template > config-ephone-template   Template of phones
      ephone-hunt > config-ephone-hunt   Hunt group
      ephone-type > config-ephone-type   Type of phone
      ephone-type:                    Type of phone
      call rsvp-sync                  RSVP synchronization
      call treatment                  Call treatment
      call threshold                  Call threshold
      call fallback                   Call fallback
      call filter                     Call filter
      call-history-mib                Call history MIB
      line-hunt                       Line hunt
      alarm-server                    Alarm server
      scheduler-voice                 Voice scheduler
      gw-accounting                   Gateway accounting
      gw-type-prefix                  Type prefix
      param                           Parameter
      audio                           Audio
      uc                              Unified communications
      uc wsapi > config-uc-wsapi      Web services
      signaling                       Signaling
    `,
  },
  modes: {
    'config-voicecard': {
      title: 'voice card',
      words: `
        codec                         Codec
        dsp                           DSP
        dspfarm                       DSP farm
        dsp-reservation               DSP reservation
        local-bypass                  Local bypass
        watchdog                      Watchdog
        no-dspfarm                    No DSP farm
      `,
    },
    'config-class': {
      title: 'voice class',
      words: `
        busyout                       Busyout
        call                          Call
        cause-code                    Cause code
        codec                         Codec preference
        copy                          Copy
        crypto                        Crypto
        description                   Description
        dial-peer                     Dial peer
        down-interval                 Interval
        up-interval                   Interval
        retry                         Retry
        dualtone                      Dual tone
        e164                          Pattern
        freq-max-deviation            Frequency
        h225                          H.225
        h245                          H.245
        h450                          H.450
        hunt                          Hunt
        ipv4                          IPv4
        ipv6                          IPv6
        no-circuit                    No circuit
        ras                           RAS
        request                       Request
        response                      Response
        rule                          Rule
        session                       Session
        signal                        Signal
        sip-header                    SIP header
        sip-profile                   SIP profile
        source                        Source
        telephony-service             Telephony service
        timing                        Timing
        transport                     Transport
        url                           URL
        user-id                       User
        anat                          ANAT
        asserted-id                   Asserted ID
        asymmetric                    Asymmetric
        authenticate                  Authenticate
        bind                          Bind
        connection-reuse              Connection
        credentials                   Credentials
        early-offer                   Early offer
        error-passthru                Errors
        localhost                     Local host
        midcall-signaling             Mid-call signaling
        options-ping                  OPTIONS
        outbound-proxy                Outbound proxy
        pass-thru                     Pass through
        privacy                       Privacy
        registrar                     Registrar
        rel1xx                        Reliable responses
        sip-server                    SIP server
        srtp-crypto                   SRTP
        timers                        Timers
      `,
    },
    'cfg-cptone': { title: 'call progress tone', words: `dualtone > cfg-cp-dualtone    Dual tone` },
    'cfg-cp-dualtone': {
      title: 'dual tone',
      words: `
        cadence                       Cadence
        frequency                     Frequency
      `,
    },
    'config-voice-uri-class': {
      title: 'voice URI class',
      words: `
        host                          Host
        pattern                       Pattern
        phone                         Phone
        user-id                       User
      `,
    },
    'conf-voi-serv': {
      title: 'voice service',
      words: `
        address-hiding                Address hiding
        allow-connections             Allow calls between types of end
        clid                          Caller ID
        cause-code                    Cause code
        codec                         Codec
        default                       Set a command to its defaults
        dtmf-interworking             DTMF interworking
        early-offer                   Early offer
        fax                           Fax commands
        fax-relay                     Fax relay
        gcid                          Global call identifier
        h323 > conf-serv-h323         Global H.323 configuration commands
        ip                            IP address trust
        ip address trusted list > cfg-iptrust-list   Trusted addresses
        media                         Media
        mode                          Mode
        modem                         Modem
        notify                        Notify
        port-range                    Port range
        redirect                      Redirect
        redundancy-group              Redundancy group
        rtp-port                      RTP port
        rtcp                          RTCP
        session                       Session
        shutdown                      Stop VoIP services gracefully
        signaling                     Signaling
        sip > conf-serv-sip           SIP configuration commands
        srtp                          SRTP
        stats                         Statistics
        stun > conf-serv-stun         STUN
        supplementary-service         Supplementary services
        trunkgroup                    Trunk group
        vpn-group > conf-vpn-group    VPN group
        vpn-profile > conf-vpn-profile   VPN profile
        callmonitor                   Call monitor
        qsig                          QSIG
      `,
    },
    'cfg-iptrust-list': {
      title: 'trusted list',
      words: `
        ipv4                          IPv4
        ipv6                          IPv6
      `,
    },
    'conf-serv-h323': {
      title: 'H.323',
      words: `
        call                          Call
        encoding                      Encoding
        emptycapability               Empty capability
        h225                          H.225
        h245                          H.245
        ras                           RAS
        session                       Session
        no-h225                       No H.225
        srtp                          SRTP
      `,
    },
    'conf-serv-sip': {
      title: 'SIP',
      words: `
        anat                          ANAT
        asserted-id                   Asserted ID
        asymmetric                    Asymmetric
        bind                          Bind
        block                         Block
        call                          Call
        call-route                    Call route
        conn-reuse                    Connection reuse
        copy-list                     Copy list
        ds0-num                       DS0
        e911                          E911
        early-offer                   Early offer
        error-passthru                Errors
        g729                          G.729
        g729-annexb                   G.729
        header-passing                Header passing
        history-info                  History
        localhost                     Local host
        midcall-signaling             Mid-call signaling
        min-se                        Minimum session timer
        no-call                       No call
        options-ping                  OPTIONS
        outbound-proxy                Outbound proxy
        pass-thru                     Pass through
        privacy                       Privacy
        privacy-policy                Privacy policy
        redirection                   Redirection
        referto-passing               Refer-To
        registrar                     Registrar
        rel1xx                        Reliable responses
        reset                         Reset
        rtcp                          RTCP
        session                       Session
        sip-profiles                  SIP profiles
        source                        Source
        srtp                          SRTP
        transport                     Transport
        update-callerid               Caller ID
        url                           URL
        xfer                          Transfer
        xrtp                          RTP
      `,
    },
    'conf-serv-stun': { title: 'STUN', words: `stun                        STUN` },
    'conf-vpn-group': {
      title: 'VPN group',
      words: `
        vpn-gateway                   Gateway
        vpn-trustpoint                Trustpoint
        vpn-hash-algorithm            Hash
      `,
    },
    'conf-vpn-profile': {
      title: 'VPN profile',
      words: `
        host-id-check                 Host ID check
        keepalive                     Keepalive
        mtu                           MTU
        password-persistent           Password
        authen-method                 Authentication
      `,
    },
    'cfg-translation-rule': { title: 'translation rule', words: `rule                     Rule` },
    'config-translate': { title: 'translation rule', words: `rule                     Rule` },
    'cfg-translation-profile': { title: 'translation profile', words: `translate                Translate` },
    'cfg-source-grp': {
      title: 'source group',
      words: `
        access-list                   Access list
        carrier-id                    Carrier
        description                   Description
        disconnect-cause              Cause
        translation-profile           Translation profile
        trunk-group-label             Trunk group
        h323zone-id                   Zone
      `,
    },
    'config-register-global': {
      title: 'SIP phones',
      words: `
        application                   Application
        authenticate                  Authenticate
        auto-register                 Register automatically
        bandwidth                     Bandwidth
        conference                    Conference
        create                        Create
        date-format                   Date format
        dst                           Daylight saving time
        external-ring                 Ring
        file                          File
        hold-alert                    Hold alert
        load                          Load
        logo                          Logo
        max-dn                        Maximum number of directory numbers
        max-pool                      Maximum number of phones
        mode                          Mode
        ntp-server                    NTP server
        olsontimezone                 Time zone
        reset                         Reset
        source-address                Source address
        tftp-path                     TFTP path
        time-format                   Time format
        timezone                      Time zone
        url                           URL
        voicemail                     Voicemail
        dialplan-pattern              Dial plan
        service                       Service
      `,
    },
    'config-register-dn': {
      title: 'SIP directory number',
      words: `
        allow                         Allow
        auto-answer                   Answer automatically
        call-forward                  Forward
        label                         Label
        mwi                           Message waiting
        name                          Name
        number                        Number
        pickup-group                  Pickup group
        preference                    Preference
        shared-line                   Shared line
        huntstop                      Stop hunting
        hold-alert                    Hold alert
      `,
    },
    'config-register-pool': {
      title: 'SIP phone',
      words: `
        after-hour                    After hours
        application                   Application
        blf-speed-dial                Speed dial
        busy-trigger-per-button       Busy
        call-forward                  Forward
        call-waiting                  Call waiting
        codec                         Codec
        cor                           Class of restriction
        description                   Description
        dialplan                      Dial plan
        dtmf-relay                    DTMF relay
        fastdial                      Fast dial
        id                            Identity
        incoming                      Incoming
        keep-conference               Keep conference
        number                        Number
        paging-dn                     Paging
        preference                    Preference
        provision-tag                 Tag
        proxy                         Proxy
        session-transport             Transport
        session-server                Server
        speed-dial                    Speed dial
        template                      Template
        translate-outgoing            Translate
        translation-profile           Translation profile
        type                          Type
        username                      Username
        vad                           Voice activity detection
        voice-class                   Voice class
        presence                      Presence
        registration-timer            Registration
      `,
    },
    'config-register-template': {
      title: 'SIP phone template',
      words: `
        anonymous                     Anonymous
        button-layout                 Buttons
        caller-id                     Caller ID
        conference                    Conference
        dnd-control                   Do not disturb
        forward                       Forward
        softkeys                      Soft keys
        transfer                      Transfer
        url-button                    URL
      `,
    },
    'config-register-dialplan': {
      title: 'SIP dial plan',
      words: `
        pattern                       Pattern
        type                          Type
        filename                      File
      `,
    },
    'config-hunt-group': {
      title: 'hunt group',
      words: `
        description                   Description
        final                         Final
        list                          List
        pilot                         Pilot
        preference                    Preference
        timeout                       Timeout
        hops                          Hops
        name                          Name
        present-call                  Present
        statistics                    Statistics
      `,
    },
    'config-logout-profile': {
      title: 'logout profile',
      words: `
        number                        Number
        pin                           PIN
        reset                         Reset
        speed-dial                    Speed dial
        user                          User
      `,
    },
    'config-user-profile': {
      title: 'user profile',
      words: `
        max-idle-time                 Idle time
        number                        Number
        pin                           PIN
        reset                         Reset
        speed-dial                    Speed dial
        user                          User
      `,
    },
    'config-voice-mlpp': {
      title: 'MLPP',
      words: `
        access-digit                  Digit
        preemption                    Preemption
        service-domain                Domain
      `,
    },
    'config-trunk-group': {
      title: 'trunk group',
      words: `
        carrier-id                    Carrier
        description                   Description
        hunt-scheme                   Hunt scheme
        max-calls                     Maximum calls
        max-retry                     Retries
        translation-profile           Translation profile
        isdn                          ISDN
      `,
    },
    'config-settlement': {
      title: 'settlement',
      words: `
        connection-timeout            Timeout
        response-timeout              Timeout
        shutdown                      Shutdown
        type                          Type
        url                           URL
        max-connection                Connections
        retry                         Retry
        session-timeout               Timeout
        encryption                    Encryption
        customer-id                   Customer
        device-id                     Device
      `,
    },
    'config-app': {
      title: 'application',
      words: `
        global > config-app-global    Global
        package                       Package
        param                         Parameter
        paramspace                    Parameter space
        service > config-app-param    Service
        monitor                       Monitor
      `,
    },
    'config-app-global': {
      title: 'application global',
      words: `
        param                         Parameter
        service                       Service
      `,
    },
    'config-app-param': {
      title: 'application service',
      words: `
        param                         Parameter
        paramspace                    Parameter space
      `,
    },
    'config-sccp-ccm': {
      title: 'SCCP CCM group',
      words: `
        associate                     Associate
        bind                          Bind
        connect                       Connect
        description                   Description
        keepalive                     Keepalive
        registration                  Registration
        switchback                    Switch back
        switchover                    Switch over
      `,
    },
    'config-dspfarm-profile': {
      title: 'DSP farm profile',
      words: `
        associate                     Associate
        codec                         Codec
        conference-join               Join
        conference-leave              Leave
        description                   Description
        maximum                       Maximum
        rsvp                          RSVP
        shutdown                      Shutdown
        tls                           TLS
        trustpoint                    Trustpoint
      `,
    },
    'config-voiceport': {
      title: 'Voice-port',
      words: `
        alarm                         Alarm
        auto-cut-through              Auto cut-through
        battery-reversal              Enable Battery Reversal
        bearer-cap                    Bearer capability
        busyout                       Configure busyout trigger event & procedure
        caller-id                     Configure port caller id parameters
        calling-number                Calling number
        comfort-noise                 Use fill-silence option
        companding-type               Specify the companding of the port
        compand-type                  Companding
        connection                    Specify trunking parameters
        cptone                        Call progress tones
        ctrl                          Control
        define                        Define
        description                   Description of what this port is connected to
        dial-type                     Type of dial signaling
        digit                         Digit
        disc_pi_off                   Progress
        disconnect-ack                Acknowledge the disconnect signal of the other end
        echo-cancel                   Echo cancellation
        equalization                  Equalization
        erl                           Echo return loss
        fax                           Fax
        forced                        Forced
        ground-start                  Ground start
        groundstart                   Ground start
        hookflash-in                  Hookflash
        hookflash-out                 Hookflash
        idle-voltage                  Voltage
        impedance                     Specifies the terminating impedance of the interface
        input                         Input gain
        local-alerting                Alerting
        local-bypass                  Local bypass
        loopback                      Set the loopback of the port
        lmr                           LMR
        mwi                           Message waiting
        music-threshold               Threshold of music on hold
        mode                          Mode
        nlp                           NLP
        non-linear                    Use non-linear processing during echo cancellation
        operation                     The operation of the cabling
        output                        Output attenuation
        park                          Park
        playout-delay                 Configure voice playout delay buffer
        port                          Port
        pre-dial-delay                Delay
        privacy                       Privacy
        ren                           Ringer
        ring                          The ring frequency, number and cadence of the interface
        secondary                     Secondary
        shutdown                      Shut down the voice port
        signal                        Signaling
        snmp                          SNMP
        soft-offhook                  Off-hook
        source                        Source
        station-id                    Configure station ID
        station-group                 Station group
        supervisory                   Supervisory disconnect and answer
        supplementary-service         Supplementary services
        tdm                           TDM
        threshold                     Threshold of noise
        timeouts                      Configure voice timeout parameters
        timing                        Configure voice timing parameters
        translate                     Translation rule
        translation-profile           Translation profile
        trunk-group                   Trunk group of the port
        type                          The E&M interface type
        vad                           Voice activity detection
        voice                         Voice
        vmwi                          Voicemail
      `,
    },
    'config-mgcp-profile': {
      title: 'MGCP profile',
      words: `
        call-agent                    Call agent
        description                   Description
        max1                          Max1
        max2                          Max2
        package                       Package
        timeout                       Timeout
        voice-port                    Voice port
        port                          Port
        signal                        Signal
        rsip-range                    RSIP
      `,
    },
    'config-dial-peer': {
      title: 'Dial-peer',
      words: `
        acc-qos                       Quality of service
        access-list                   Access list
        address-family                Address family
        answer-address                The Call Destination Number
        application                   The selected application
        authentication                Digest authentication of the dial peer
        bandwidth                     Bandwidth of calls for resource reservation
        block                         Block
        call                          Call
        call-block                    Configure call blocking on a matching incoming dial peer
        carrier-id                    Configure the carrier of the dial peer
        class                         Class
        clid                          Caller ID option
        codec                         The codec rate to be attempted
        connections                   Connections
        corlist                       Class of Restriction on this dial-peer
        credential                    Credential
        default                       Set a command to its defaults
        description                   Dialpeer specific description
        dialed-number                 Dialed number
        destination                   Destination
        destination-pattern           A full E.164 telephone number prefix
        digit                         Digit
        digit-strip                   Enable digit stripping
        dtmf-relay                    Transport DTMF digits across IP link
        early-offer                   Early offer
        expect-factor                 Expected Factor of voice quality
        fallback                      Fallback of calls
        fax                           Configure fax service
        fax-relay                     Fax relay options
        forward-digits                Configure the destination digits forward of this dial peer
        h323                          H.323
        hunt-group                    Hunt group
        huntstop                      Stop hunting on Dial-Peers
        icpif                         Expectation factor
        image                         Image
        incoming                      Incoming called number
        information-type              The information type of this dial peer
        ip                            Set ip packet options
        max-bandwidth                 Bandwidth
        max-conn                      The max connection for this dial peer
        max-redirects                 The max redirect for this dial peer
        mdn                           MDN
        media                         Media stream control of the dial peer
        media-class                   Media
        mmoip                         MMoIP
        modem                         Set the modem configuration
        mwi                           Message waiting
        notify                        Notify
        numbering-type                Match on a numbering type of a call
        overhead                      Overhead
        outbound-proxy                Outbound proxy
        permission                    Permission of Orig/Term on this dialpeer
        playout-delay                 Configure playout delay buffer
        port                          The voice port associated with this dial peer
        preference                    Configure the preference order of the selected dial peer
        prefix                        The pattern to be dialed before the dialed number
        privacy                       Privacy of the caller
        progress_ind                  Progress Indicator
        redirect                      Redirection of calls
        register                      E.164 registration of the dial peer
        req-qos                       The desired quality of service to be used
        resource                      Resource
        rtp                           Configure RTP payload
        security                      Security
        session                       The session
        settle-call                   Settlement
        sgcp                          SGCP
        shutdown                      Change the admin status of this peer to down
        signal                        Signal passing of the dial peer
        signal-type                   Signaling type of the dial peer
        snmp                          Modify SNMP voice peer parameters
        srtp                          Secure RTP of the dial peer
        station-id                    Station ID
        subaddress                    Subaddress
        supplementary-service         Config supplementary service features
        target                        Target
        tech-prefix                   The H.323 gateway technology prefix
        tone                          Tone
        translate                     Translation
        translate-outgoing            Translation rule
        translation-profile           Translation profile
        trunk-group-label             Label of the trunk group
        trunkgroup                    Trunk groups that the dial peer uses
        trustpoint                    Trustpoint
        vad                           Use VoiceActivityDetection as necessary
        video                         Video
        voice-class                   Set voice class control parameters
        vofr                          Voice over frame relay
        service                       The selected application
        direct-inward-dial            Use called number as the final call destination
        ip precedence                 Set the IP precedence of voice packets
        ip qos                        Set the quality of service of voice packets
        ip circuit                    Circuit of the gateway
      `,
    },
    'config-dp-cor': { title: 'class of restriction', words: `name                         Name` },
    'config-dp-corlist': { title: 'class of restriction list', words: `member                  Member` },
    'config-gateway': {
      title: 'Gateway',
      words: `
        emulate                       Emulate
        media-inactivity-criteria     Inactivity
        redundancy                    Redundancy
        resource                      Resource
        security                      Security
        timer                         Timer
      `,
    },
    'config-gk': {
      title: 'Gatekeeper',
      words: `
        accounting                    Accounting
        alias                         Alias
        arq                           Admission request
        bandwidth                     Bandwidth
        default-trunk                 Default trunk
        element                       Element
        endpoint                      Endpoint
        gw-priority                   Priority
        gw-type-prefix                Type prefix
        h323-annexg                   Annex G
        lrq                           Location request
        load-balance                  Load balance
        proxy                         Proxy
        security                      Security
        server                        Server
        shutdown                      Shutdown the gatekeeper
        timer                         Timer
        trunk                         Trunk
        use-proxy                     Use proxy
        zone                          Zone
      `,
    },
    'config-sip-ua': {
      title: 'SIP UA',
      words: `
        authentication                Authentication
        aaa                           AAA
        calling-info                  Calling info
        connection-reuse              Connection reuse
        credentials                   Credentials
        crypto                        Crypto
        disable-early-media           Early media
        g729-annexb                   G.729
        handle-replaces               Replaces
        host-registrar                Registrar
        inband-alerting               Alerting
        keepalive                     Keepalive
        max-forwards                  Maximum forwards
        mwi-server                    Message waiting
        nat                           NAT
        no                            No
        notify                        Notify
        offer                         Offer
        permit                        Permit
        preloaded-route               Route
        presence                      Presence
        protocol                      Protocol
        reason-header                 Reason
        redirection                   Redirection
        registrar                     Registrar
        remote-party-id               Remote party
        retry                         Retry
        set                           Set
        shared-line                   Shared line
        sip-server                    SIP server
        srv                           SRV
        subscription                  Subscription
        suspend-resume                Suspend
        timers                        Timers
        transport                     Transport
        use                           Use
        xfer                          Transfer
      `,
    },
    'config-cred': {
      title: 'credentials',
      words: `
        ip                            IP
        trustpoint                    Trustpoint
      `,
    },
    'config-presence': {
      title: 'presence',
      words: `
        allow                         Allow
        max-subscription              Subscriptions
        sccp                          SCCP
        server                        Server
        presence                      Presence
        watcher                       Watcher
      `,
    },
    'config-telephony': {
      title: 'Cisco Unified CME',
      words: `
        after-hours                   Define pattern for after-hour block of outgoing calls
        attempted-registrations       Registrations
        authentication                Authentication
        auto                          Auto assignment
        auto-reg-ephone               Register automatically
        bulk-speed-dial               Speed dial
        busy-trigger-per-button       Busy
        call-forward                  Call forward
        call-park                     Call park
        calling-number                Calling number
        cnf-file                      Configuration files
        conference                    Conference
        create                        Create
        date-format                   Date format
        default                       Default
        device-security-mode          Security
        dialplan-pattern              Define E.164 telephone number prefix
        directory                     Directory
        dn-webedit                    Edit by web
        ephone-reg                    Registration
        external-ring                 Ring
        fac                           Feature access codes
        fxo                           FXO
        group                         Group
        hunt-group                    Hunt group
        internal-call                 Internal call
        ip                            Define IP address and port for Telephony-Service
        ip source-address             Source address
        keepalive                     Keepalive
        live-record                   Record
        load                          Select the IP phone firmware load file
        log                           Log
        login                         Login
        max-conferences               Define maximum number of conferences
        max-dn                        Maximum directory numbers supported
        max-ephones                   Maximum number of phones
        max-redirect                  Redirects
        media                         Media
        moh                           Music on hold
        moh-file-buffer               Music on hold
        multicast                     Multicast
        mwi                           Message waiting
        network-locale                Define ephone network locale
        night-service                 Night service
        no-reg                        No registration
        privacy                       Privacy
        pin                           PIN
        phone-key-size                Key size
        param                         Parameter
        protocol                      Protocol
        registration-param            Registration
        sdspfarm                      DSP farm
        secondary-dialtone            Dial tone
        server-security-mode          Security
        service                       Service
        srst                          SRST
        ssh                           SSH
        standby                       Standby
        standard                      Standard
        system                        System message
        time-format                   Time format
        time-webedit                  Edit by web
        time-zone                     Time zone
        timeouts                      Timeouts
        tftp-server-credentials       TFTP
        transfer-digit-collect        Digits
        transfer-park                 Transfer
        transfer-pattern              Define valid transfer destination
        transfer-system               Define transfer system
        trunk                         Trunk
        url                           Define Ephone URL's
        user-locale                   User locale
        video                         Video
        vm-device-id                  Voicemail
        vm-integration                Voicemail
        voicemail                     Set the voicemail access number
        web                           Web
        xml                           XML
        xmlschema                     XML
        em                            Extension mobility
        restart                       Restart phones
      `,
    },
    'config-cm-fallback': {
      title: 'CallManager fallback',
      words: `
        access-code                   Access code
        after-hours                   After hours
        alias                         Alias
        application                   Application
        call-forward                  Forward
        cor                           Class of restriction
        date-format                   Date format
        default-destination           Default
        dialplan-pattern              Dial plan
        digit                         Digit
        huntstop                      Stop hunting
        ip                            IP
        keepalive                     Keepalive
        limit-dn                      Limit
        max-conferences               Conferences
        max-dn                        Directory numbers
        max-ephones                   Phones
        moh                           Music on hold
        multicast                     Multicast
        mwi                           Message waiting
        no-huntstop                   Hunting
        preference                    Preference
        pickup                        Pickup
        secondary-dialtone            Dial tone
        system                        System
        time-format                   Time format
        timeouts                      Timeouts
        transfer-pattern              Transfer
        transfer-system               Transfer
        translate                     Translate
        translation-profile           Translation profile
        user-locale                   Locale
        vad                           Voice activity detection
        voicemail                     Voicemail
      `,
    },
    'config-ephone': {
      title: 'Ethernet phone',
      words: `
        after-hour                    After hours
        after-hours                   After hours
        auto-line                     Automatic line selection
        blf-speed-dial                Speed dial
        busy-trigger-per-button       Busy
        button                        Define button to dn map
        button-layout                 Buttons
        capf-ip-in-cnf                CAPF
        codec                         Codec
        conference                    Conference
        description                   Description
        device-id                     Device
        device-name                   Device
        device-security-mode          Security
        dnd                           Do not disturb
        dspfarm-assist                DSP farm
        emadmin                       Administration
        ephone-template               Template
        exclude                       Exclude
        exit                          Exit
        fastdial                      Define ip-phone fastdial number
        feature-button                Feature
        headset                       Headset
        keep-conference               Do not disconnect conference
        keepalive                     Keepalive
        keypad-normalize              Keypad
        keyphone                      Keyphone
        logout-profile                Logout profile
        lpcor                         Restriction
        mac-address                   define ethernet phone MAC address
        max-calls-per-button          Calls
        mtp                           MTP
        multicast-moh                 Music on hold
        night-service                 Night service
        nte-end-digit-delay           Delay
        offhook-guard-timer           Timer
        paging-dn                     Paging
        park                          Park
        phone-ui                      User interface
        pin                           PIN
        presence                      Presence
        privacy                       Privacy
        privacy-button                Privacy
        reset                         Reset
        session-server                Server
        speed-dial                    Define ip-phone speed-dial number
        ssh                           SSH
        transfer-park                 Transfer
        transfer-pattern              Transfer
        type                          Define ip-phone type
        user-locale                   Locale
        username                      define username to access ethernet phone from Web
        vca                           VCA
        video                         Video
        vm-device-id                  Voicemail
        restart                       Restart the phone
      `,
    },
    'config-ephone-dn': {
      title: 'Ethernet phone dn',
      words: `
        allow                         Allow
        application                   Application
        auto-answer                   Answer automatically
        call-forward                  Define E.164 telephone number for call forwarding
        call-waiting                  Call waiting
        caller-id                     Configure port caller id parameters
        conference                    Conference
        cor                           Class of Restriction on dial-peer for this dn
        corlist                       Class of restriction
        description                   dn desc
        dialplan-pattern              Dial plan
        ephone-dn-template            Template
        ephone-hunt                   Hunt group
        feed                          Feed
        fwd-final                     Forward
        fwd-local-calls               Forward
        headset                       Headset
        hold-alert                    Hold alert
        huntstop                      Stop hunting on Dial-Peers
        intercom                      Define intercom/auto-call extension number
        label                         dn label
        loopback-dn                   Loopback
        mailbox-selection             Mailbox
        moh                           Music on hold
        mwi                           set message waiting indicator options
        mwi-type                      Message waiting
        name                          Define dn user name
        night-service                 Night service
        no-reg                        The E.164 numbers in the dn not register
        number                        Define E.164 telephone number
        paging                        set audio paging mode
        park-slot                     Park
        pickup-call                   Pickup
        pickup-group                  Pickup
        preference                    Preference for the attached dial-peer
        ring                          Ring
        session                       Session
        snr                           Single number reach
        subdirectory                  Directory
        transfer                      Transfer
        transfer-mode                 Transfer
        transfer-recall               Transfer
        translate                     Translation rule
        translation-profile           Translation profile
        trunk                         Trunk
      `,
    },
    'config-ephone-dn-template': {
      title: 'Ethernet phone dn template',
      words: `
        call-forward                  Forward
        call-waiting                  Call waiting
        caller-id                     Caller ID
        corlist                       Class of restriction
        description                   Description
        hold-alert                    Hold alert
        huntstop                      Stop hunting
        mwi                           Message waiting
        pickup-group                  Pickup
        transfer                      Transfer
        transfer-recall               Transfer
        translate                     Translation
        translation-profile           Translation profile
      `,
    },
    'config-ephone-template': {
      title: 'Ethernet phone template',
      words: `
        after-hours                   After hours
        button-layout                 Buttons
        codec                         Codec
        conference                    Conference
        fastdial                      Fast dial
        features                      Features
        keep-conference               Conference
        mtp                           MTP
        night-service                 Night service
        paging-dn                     Paging
        phone                         Phone
        services                      Services
        softkeys                      Soft keys
        speed-dial                    Speed dial
        transfer                      Transfer
        transfer-park                 Transfer
        transfer-pattern              Transfer
        type                          Type
        url                           URL
        user-locale                   Locale
      `,
    },
    'config-ephone-hunt': {
      title: 'Ethernet phone hunt group',
      words: `
        auto                          Auto
        description                   Description
        final                         Final
        from-ring                     Ring
        fwd-final                     Forward
        hops                          Hops
        list                          List
        max-redirect                  Redirects
        max-timeout                   Timeout
        no-reg                        No registration
        pilot                         Pilot
        preference                    Preference
        present-call                  Present
        secondary                     Secondary
        statistics                    Statistics
        timeout                       Timeout
      `,
    },
    'config-ephone-type': {
      title: 'phone type',
      words: `
        addon                         Add-on
        device-id                     Device
        device-name                   Name
        device-type                   Type
        max-presentation              Presentation
        num-buttons                   Buttons
        utf8                          UTF-8
      `,
    },
    'config-uc-wsapi': {
      title: 'web services',
      words: `
        message-exchange              Messages
        provider                      Provider
        remote-url                    URL
        source-address                Source address
        probing                       Probing
      `,
    },
  },
} as const satisfies StoredGroup;
