import type { StoredGroup } from './group';

/** Certificates, VPN lines without effect here, firewalls, intrusion prevention, 802.1X. */
export const SECURITY = {
  globals: {
    names: `
      ip audit                        Intrusion Detection System
      ip auth-proxy                   Authentication Proxy
      ip admission                    Configure network admission
      ip inspect                      Context-based Access Control Engine
      ip ips                          Intrusion Prevention System
      ip ips signature-category > config-ips-category   Signature category
      ip ips event-action-rules > config-rul   Event action rules
      ip ips signature-definition > config-sigdef   Signature definition
      ip port-map                     Port to application mapping (PAM) configuration commands
      ip urlfilter                    URL Filtering
      ip urlfilter exclusive-domain   Exclusive domain
      ip trigger-authentication       Trigger-authentication configuration parameters
      ip security                     Specify system wide security information
      ip sdee                         SDEE
      ip nbar                         Network-Based Application Recognition
      ip cache-invalidate-delay       Delay IP cache invalidation
      ip virtual-reassembly           Virtual reassembly
      appfw:                          Configure the Application Firewall policy
      appfw policy-name > cfg-appfw-policy   Application firewall policy
      eap:                            Configure EAP
      eap profile > config-eap-profile   EAP profile
      identity:                       Identity Configuration Commands
      identity policy > config-identity-policy   Configure an Identity policy
      identity profile > config-identity-prof   Configure an Identity profile
      dot1x                           IEEE 802.1X Global Configuration Commands
      dot1x credentials > config-dot1x-creden   Configure an 802.1X credentials profile
      authentication                  Auth Manager Global Configuration Commands
      epm                             EPM
      cts                             Cisco TrustSec commands
      mka:                            MACsec Key Agreement
      mka policy > config-mka-policy  MKA policy
      service-template > config-service-template   Configure service template
      template > config-template      Select a template to configure
      nac                             NAC
      fallback:                       Fallback
      fallback profile > config-fallback-profile   Fallback profile
      auth-type                       Auth type
      parameter-map                   Parameter map
      parameter-map type > config-profile   Parameter-map type
      zone:                           FW with zoning
      zone security > config-sec-zone Security zone
      zone-pair:                      Zone pair command
      zone-pair security > config-sec-zone-pair   Security zone-pair name
      license-agent                   License agent
      ssh                             SSH
      crypto:                         Encryption module
      crypto ca                       Certification authority
      crypto ca trustpoint > ca-trustpoint   Define a CA trustpoint
      crypto ca identity > ca-identity   CA identity
      crypto ca profile > ca-profile-enroll   Define a certificate profile
      crypto ca certificate chain > config-cert-chain   Certificate chain
      crypto ca certificate map > ca-certificate-map   Define certificate attributes map
      crypto ca trusted-root > ca-root  Define a trusted root
      crypto ca authenticate          Get the CA certificate
      crypto pki                      Public Key components
      crypto pki trustpoint > ca-trustpoint   Define a CA trustpoint
      crypto pki server > cs-server   Enable IOS Certificate server
      crypto pki certificate chain > config-cert-chain   Certificate chain
      crypto pki certificate map > ca-certificate-map   Define certificate attributes map
      crypto pki profile enrollment > ca-profile-enroll   Define an enrollment profile
      crypto pki trustpool policy > ca-trustpool   Define the trustpool policy
      crypto key                      Long term key operations
      crypto key pubkey-chain:        Peer public key chain management
      crypto key pubkey-chain rsa > config-pubkey-chain   RSA public keys
      crypto identity > config-crypto-identity   Enter a crypto identity list
      crypto keyring > conf-keyring   Key ring commands
      crypto engine                   Enter a crypto engine configurable menu
      crypto logging                  logging messages
      crypto ikev2                    Configure IKEv2 Options
      crypto ikev2 proposal > config-ikev2-proposal   Define IKEv2 proposals
      crypto ikev2 policy > config-ikev2-policy   Define IKEv2 policies
      crypto ikev2 keyring > config-ikev2-keyring   Define IKEv2 Keyring
      crypto ikev2 profile > config-ikev2-profile   Define IKEv2 Profiles
      crypto ikev2 authorization policy > config-ikev2-author-policy   IKEv2 authorization policy
      crypto ikev2 name-mangler > config-ikev2-mangler   Name mangler
      crypto ikev2 client flexvpn > config-ikev2-flexvpn   FlexVPN client
      crypto vpn                      VPN
      crypto wui                      Crypto HTTP configuration interfaces
      crypto mib                      Configure Crypto-related MIB Parameters
      crypto call                     Configure Crypto Call Admission Control
      crypto xauth                    X-Auth parameters
      crypto ssl                      SSL
      crypto provisioning             Secure Device Provisioning
      crypto cisco                    Cisco encryption
      crypto public-key               Public key
      crypto aaa                      AAA
      crypto card                     Crypto card
      password:                     Configure encryption password (key)
      password encryption           Encrypt system passwords
      password strict-types         Password types
      eou                           EAP over UDP
      ip nat:                       NAT configuration commands
      ip nat service                Special translation for application using non-standard port
      ip nat log                    NAT logging
      ip nat create                 Create flow entries
      ip nat stateful               Stateful NAT
      ip nat portmap                Port map
      ip nat piggyback-support      Piggyback support
      ip nat settings               Settings
      ip nat translation            NAT translation entry configuration
      ip nat sip-sbc                SIP session border controller
      ip nat switchover             Switchover
      crypto ctcp                   Cisco Tunneling Control Protocol
      crypto tls-tunnel > config-crypto-tls-tunnel   TLS tunnel
      crypto pki token              Configure cryptographic token
      ssg                           Service Selection Gateway
      subscriber                    Subscriber
      ip ssh pubkey-chain > conf-ssh-pubkey   pubkey-chain
      ip ssh:                       Configure ssh options
      ip ssh server                 SSH server
      ip ssh client                 SSH client
      macsec                        MACsec
      macsec-cipher-suite           MACsec
      arp                           Set a static ARP entry
    `,
    isakmp: `
      crypto isakmp                   Configure ISAKMP policy
      crypto isakmp client configuration group > config-isakmp-group   Set group profile attributes to be defined
      crypto isakmp client configuration browser-proxy > conf-iskmp-bro   Browser proxy
      crypto isakmp client configuration address-pool   Configure a local address pool
      crypto isakmp profile > conf-isa-prof   Define ISAKMP Profiles
      crypto isakmp peer > config-isakmp-peer   Set Peer Policy
      crypto isakmp aggressive-mode   Aggressive mode
      crypto isakmp keepalive         Set a keepalive interval for use with IOS peers
      crypto isakmp nat               Set a nat  keepalive interval for use with IOS peers
      crypto isakmp xauth             Set Extended Authentication values
      crypto isakmp invalid-spi-recovery   Initiate IKE and send Invalid SPI Notify
      crypto isakmp fragmentation     IKE Fragmentation enabled if required
      crypto isakmp default           ISAKMP default
      crypto isakmp diagnose          Diagnose
      crypto isakmp disconnect-revoked-peers   Disconnect
      crypto isakmp client            Set client configuration policy
      crypto gdoi                     Configure GDOI
      crypto gdoi group > config-gdoi-group   Configure a GDOI group
      crypto gkm group > config-gkm-group   Configure a GKM group
    `,
    'transform-set': `
      crypto ipsec profile > ipsec-profile   Configure an ipsec policy profile
      crypto ipsec client ezvpn > config-crypto-ezvpn   Easy VPN client
      crypto ipsec df-bit             Handling of encapsulated DF bit
      crypto ipsec fragmentation      Handling of fragmentation of near-MTU sized packets
      crypto ipsec nat-transparency   IPsec NAT transparency model
      crypto ipsec optional           Enable optional encryption for IPSec
      crypto ipsec ipv4-deny          Handling of deny entries
      crypto ipsec ipv4               IPv4
      crypto ipsec security-association dummy   Dummy packets
      crypto ipsec security-association idle-time   Automatically delete IPSec SAs after a given idle period
      crypto ipsec security-association replay   Set replay checking
      crypto ipsec security-association multi-sn   Multiple sequence numbers
      crypto ipsec                    Configure IPSEC policy
      crypto ipsec transform-set > cfg-crypto-trans-other   Define transform and settings
      crypto dynamic-map > config-crypto-map-other   Specify a dynamic crypto map template
      crypto map > config-crypto-map-other   Enter a crypto map
    `,
    management: `
      webvpn:                         SSL VPN
      webvpn gateway > config-webvpn-gateway   Virtual Gateway configuration
      webvpn context > config-webvpn-context   Specify webvpn context
      webvpn install                  Install
      webvpn aaa                      AAA
      webvpn enable                   Enable
      webvpn cef                      CEF
      webvpn import                   Import
      webvpn sslvpn-vif               Virtual interface
    `,
  },
  modes: {
    'config-ips-category': {
      title: 'IPS signature category',
      words: `category > config-ips-category-action   Category`,
    },
    'config-ips-category-action': {
      title: 'IPS category action',
      words: `
        alert-severity                Alert severity
        enabled                       Enable
        event-action                  Event action
        fidelity-rating               Fidelity rating
        retired                       Retire
      `,
    },
    'config-rul': {
      title: 'IPS event action rules',
      words: `
        filter                        Filter
        override                      Override
        target-value                  Target value
        variables                     Variables
      `,
    },
    'config-sigdef': { title: 'IPS signature definition', words: `signature > config-sigdef-sig   Signature` },
    'config-sigdef-sig': {
      title: 'IPS signature',
      words: `
        alert-severity                Alert severity
        engine                        Engine
        status                        Status
      `,
    },
    'cfg-appfw-policy': {
      title: 'application firewall',
      words: `
        application > cfg-appfw-policy-app   Application
        audit-trail                   Audit trail
        timeout                       Timeout
      `,
    },
    'cfg-appfw-policy-app': {
      title: 'application firewall application',
      words: `
        alert                         Alert
        audit-trail                   Audit trail
        content-length                Content length
        content-type-verification     Content type verification
        content-type-verificaton      Content type verification
        max-header-length             Maximum header length
        max-uri-length                Maximum URI length
        port-misuse                   Port misuse
        request-method                Request method
        server                        Server
        service                       Service
        strict-http                   Strict HTTP
        timeout                       Timeout
        transfer-encoding             Transfer encoding
      `,
    },
    'config-eap-profile': {
      title: 'EAP profile',
      words: `
        method                        Method
        pki-trustpoint                PKI trustpoint
        description                   Description
      `,
    },
    'config-identity-policy': {
      title: 'identity policy',
      words: `
        access-group                  Access group
        description                   Description
        redirect                      Redirect
      `,
    },
    'config-identity-prof': {
      title: 'identity profile',
      words: `
        default                       Set a command to its defaults
        description                   Description
        device                        Device
        template                      Template
      `,
    },
    'config-dot1x-creden': {
      title: '802.1X credentials',
      words: `
        anonymous-id                  Anonymous id
        description                   Description
        password                      Password
        pki-trustpoint                PKI trustpoint
        username                      Username
      `,
    },
    'config-mka-policy': {
      title: 'MKA policy',
      words: `
        confidentiality-offset        Confidentiality offset
        key-server                    Key server
        macsec-cipher-suite           Cipher suite
        replay-protection             Replay protection
        sak-rekey                     Rekey
      `,
    },
    'config-service-template': {
      title: 'service template',
      words: `
        absolute-timer                Absolute timer
        access-group                  Access list to be applied
        description                   Enter a description
        inactivity-timer              Inactivity timer
        interface-template            Interface template to be applied
        linksec                       Configure link security parameters
        redirect                      Redirect
        service-policy                Configure service policy
        sgt                           SGT tag
        tag                           tag name
        tunnel                        Tunnel
        vlan                          Vlan to be applied
        voice                         Voice feature
      `,
    },
    'config-template': {
      title: 'template',
      words: `
        access-session                Access Session specific commands
        aaa                           AAA
        authentication                Auth Manager commands
        description                   Description
        dot1x                         802.1X commands
        ip                            IP
        ipv6                          IPv6
        keepalive                     Enable keepalive
        load-interval                 Load interval
        mab                           MAB
        peer                          Peer
        ppp                           PPP
        service-policy                Service policy
        source                        Get config from another source
        spanning-tree                 Spanning tree
        storm-control                 Storm control
        subscriber                    Subscriber
        switchport                    Switchport
        trust                         Trust
      `,
    },
    'config-fallback-profile': {
      title: 'fallback profile',
      words: `
        description                   Description
        ip                            IP
      `,
    },
    'config-profile': {
      title: 'parameter-map',
      words: `
        alert                         Turn on/off alert
        allow-mode                    Allow mode
        application-inspect           Application inspect
        audit-trail                   Turn on/off audit trail
        banner                        Banner
        cache-entry-lifetime          Cache
        cache-size                    Cache
        consent                       Consent
        copy                          Copy
        dns-timeout                   Specify timeout for DNS
        dropped-packets               Dropped packets
        exceptional-address           Exceptional address
        gtp                           GTP
        icmp                          Config timeout values for icmp
        ip                            Internet Protocol
        ipv6                          Config IPv6 parameters
        lisp                          LISP
        log                           Logging
        logout-window-disabled        Logout window
        max-incomplete                Specify maximum number of incomplete connections
        max-http-conns                Maximum HTTP connections
        max-request                   Maximum requests
        max-resp-pak                  Maximum response packets
        memory-limit                  Memory limit
        message                       Message
        one-minute                    Specify one-minute-sample watermarks for clamping
        pattern                       Pattern
        redirect                      Redirect
        secure-webauth-disable        Secure web authentication
        server                        Server
        sessions                      Maximum number of inspect sessions
        session                       Session
        source-interface              Source interface
        tcp                           Config timeout values for tcp connections
        timeout                       Timeout
        timer                         Timer
        truncate                      Truncate
        type                          Type
        udp                           Config timeout values for udp flows
        virtual-ip                    Virtual IP
        webauth-http-enable           HTTP
        intercept-https-enable        HTTPS
        watch-list                    Watch list
        zone-mismatch                 Zone mismatch
        cache                         Cache of replies
      `,
    },
    'config-sec-zone': { title: 'zone', words: `description                Zone description` },
    'config-sec-zone-pair': {
      title: 'zone-pair',
      words: `
        description                   Zone-pair description
        service-policy                Configure zone-pair service policy
      `,
    },
    'ca-trustpoint': {
      title: 'ca-trustpoint',
      words: `
        authorization                 Authorization parameters
        auto-enroll                   Automatically enroll this router identity
        auto-trigger                  Trigger auto-enrollment at once
        chain-validation              Use configured trustpoint to verify the chain
        crl                           CRL option
        default                       Reset ca trustpoint to default configuration
        eckeypair                     Specify elliptic curve keypair
        email                         Email Address
        enrollment                    Enrollment parameters
        enrollment pkcs12             PKCS12 is the way to enroll
        fingerprint                   Enter a fingerprint for CA certificate
        fqdn                          include fully-qualified domain name
        grant                         Set certificate request grant options
        hash                          Specify hash algorithm
        ip-address                    include ip address
        ip-extension                  Specify IP extension parameters
        issuer                        Issuer
        match                         Match a certificate attributes map
        ocsp                          OCSP parameters
        on                            Create keypair on device
        password                      revocation password
        primary                       Specify trustpoint as primary
        query                         Query parameters
        regenerate                    Regenerate keys on re-enrollment
        revocation-check              Revocation checking options
        rsakeypair                    Specify rsakeypair for this identity
        serial-number                 include serial number
        show                          Show this identity
        source                        Specify source
        storage                       Specify certificate storage
        subject-alt-name              Subject alternative name
        subject-name                  Subject Name
        usage                         Certificate Usage
        vrf                           Specify VRF
        validation-usage              Uses of the certificate that are validated
      `,
    },
    'ca-identity': {
      title: 'ca-identity',
      words: `
        crl                           CRL option
        enrollment                    Enrollment parameters
        query                         Query parameters
      `,
    },
    'ca-root': {
      title: 'trusted root',
      words: `
        crl                           CRL option
        root                          Root
      `,
    },
    'ca-profile-enroll': {
      title: 'enrollment profile',
      words: `
        authentication                Authentication
        enrollment                    Enrollment
        parameter                     Parameter
        reenrollment                  Reenrollment
      `,
    },
    'ca-certificate-map': {
      title: 'CA certificate map',
      words: `
        alt-subject-name              Alternate subject name
        expires-on                    Expires
        issuer-name                   Issuer name
        name                          Name
        serial-number                 Serial number
        subject-name                  Subject name
        unstructured-subject-name     Unstructured subject name
        valid-start                   Valid start
      `,
    },
    'ca-trustpool': {
      title: 'trustpool',
      words: `
        cabundle                      CA bundle
        chain-validation              Chain validation
        crl                           CRL
        match                         Match
        ocsp                          OCSP
        revocation-check              Revocation checking options
        source                        Source
        storage                       Storage
        vrf                           VRF
        auto-import                   Import the bundle by itself
      `,
    },
    'cs-server': {
      title: 'certificate server',
      words: `
        auto-rollover                 Auto rollover
        cdp-url                       CRL distribution point
        database                      Certificate server database
        eku                           EKU
        grant                         Certificate granting options
        hash                          Hash algorithm
        issuer-name                   Issuer name
        lifetime                      Lifetime parameters
        mode                          Mode
        redundancy                    Redundancy
        serial-number                 Serial number
        show                          Show
        shutdown                      Shutdown the certificate server
      `,
    },
    'config-cert-chain': {
      title: 'certificate chain',
      words: `
        certificate                   add certificate
        crl                           CRL
      `,
    },
    'config-pubkey-chain': {
      title: 'public key chain',
      words: `
        addressed-key > config-pubkey-key   Key by address
        named-key > config-pubkey-key Key by name
      `,
    },
    'config-pubkey-key': {
      title: 'public key',
      words: `
        address                       Address
        key-string                    Key string
        serial-number                 Serial number
      `,
    },
    'config-crypto-identity': {
      title: 'crypto identity',
      words: `
        dn                            Distinguished name
        fqdn                          Fully-qualified domain name
      `,
    },
    'conf-keyring': {
      title: 'Keyring',
      words: `
        description                   Set a description for this keyring
        local-address                 Limit the scope of this keyring
        pre-shared-key                Pre shared key
        rsa-pubkey > config-pubkey-key   RSA public key
      `,
    },
    'config-ikev2-proposal': {
      title: 'IKEv2 proposal',
      words: `
        encryption                    Set encryption algorithm(s) for proposal
        group                         Set the Diffie-Hellman group(s)
        integrity                     Set integrity hash algorithm(s) for proposal
        prf                           Set prf hash algorithm(s) for proposal
      `,
    },
    'config-ikev2-policy': {
      title: 'IKEv2 policy',
      words: `
        match                         Match values of local fields
        proposal                      Specify Proposal
        encryption                    Set encryption algorithm
        group                         Set the Diffie-Hellman group
        integrity                     Set integrity hash algorithm
        prf                           Set pseudo random function
        lifetime                      Lifetime
      `,
    },
    'config-ikev2-keyring': {
      title: 'IKEv2 keyring',
      words: `peer > config-ikev2-keyring-peer   Configure a Peer and associated keys`,
    },
    'config-ikev2-keyring-peer': {
      title: 'IKEv2 keyring peer',
      words: `
        address                       Specify IPv4/IPv6 address of peer
        description                   Specify a description of this peer
        hostname                      Hostname of peer
        identity                      Specify IKE identity to use
        pre-shared-key                specify the pre-shared key
      `,
    },
    'config-ikev2-profile': {
      title: 'IKEv2 profile',
      words: `
        aaa                           Specify AAA related configs
        authentication                Set authentication method
        config-exchange               config-exchange options
        description                   Specify a description of this profile
        dpd                           Enable IKE liveness check for peers
        identity                      Specify IKE identity to use
        initial-contact               initial-contact processing options
        ivrf                          I-VRF of the profile
        keyring                       Specify keyring to use
        lifetime                      Set lifetime for ISAKMP security association
        match                         Match values of peer
        nat                           NAT-transparency
        pki                           Specify certificate authorities to trust
        reconnect                     Reconnect
        redirect                      Redirect
        virtual-template              Specify the virtual-template for dynamic interface creation
        aaa accounting                Accounting
        aaa authentication            Authentication
        aaa authorization             Authorization
        identity local                Local identity
      `,
    },
    'config-ikev2-author-policy': {
      title: 'IKEv2 authorization policy',
      words: `
        aaa                           AAA
        backup-gateway                Backup gateway
        banner                        Banner
        configuration                 Configuration
        def-domain                    Default domain
        dhcp                          DHCP
        dns                           DNS
        include-local-lan             Include local LAN
        ipsec                         IPsec
        ipv6                          IPv6
        netmask                       Netmask
        pfs                           PFS
        pool                          Pool
        route                         Route
        session-lifetime              Session lifetime
        smartcard-removal-disconnect  Smart card
        split-dns                     Split DNS
        subnet-acl                    Subnet
        wins                          WINS
      `,
    },
    'config-ikev2-mangler': {
      title: 'IKEv2 name mangler',
      words: `
        dn                            Distinguished name
        eap                           EAP
        email                         Email
        fqdn                          FQDN
      `,
    },
    'config-ikev2-flexvpn': {
      title: 'FlexVPN client',
      words: `
        backup                        Backup
        client                        Client
        connect                       Connect
        peer                          Peer
        source                        Source
      `,
    },
    'config-isakmp-group': {
      title: 'ISAKMP group policy',
      words: `
        access-restrict               Restrict clients in this group to an interface
        acl                           Specify split tunneling inclusion access-list number
        auto-update                   Configure auto-upgrade
        backup-gateway                Specify backup gateway
        banner                        Specify mode config banner
        browser-proxy                 Configure browser-proxy
        configuration                 Push configuration to the client
        crypto                        Crypto
        dhcp                          Configure dhcp parameters
        dns                           Specify DNS Addresses
        domain                        Set default domain name to send to client
        firewall                      Enforce group firewall feature
        group-lock                    Enforce group lock feature
        include-local-lan             Enable Local LAN Access with no split tunnel
        key                           pre-shared key/IKE password
        max-logins                    Set maximum simultaneous logins for users in this group
        max-users                     Set maximum number of users for this group
        netmask                       netmask used by the client for local connectivity
        pfs                           The client should propose PFS
        pool                          Set name of address pool
        save-password                 Allows remote client to save XAUTH password
        smartcard-removal-disconnect  Enables smartcard-removal-disconnect
        split-dns                     DNS name to append for resolution
        wins                          Specify WINS Addresses
      `,
    },
    'conf-iskmp-bro': { title: 'browser proxy', words: `proxy                     Proxy` },
    'conf-isa-prof': {
      title: 'ISAKMP profile',
      words: `
        accounting                    Enable AAA Accounting for IPSec Sessions
        ca                            Specify certificate authorities to trust
        client                        Specify client configuration settings
        description                   Specify a description of this profile
        initiate                      Initiator mode of operation
        isakmp                        ISAKMP authorization parameters
        keepalive                     Set a keepalive interval for use with IOS peers
        keyring                       Specify keyring to use
        local-address                 Interface to use for local address for this isakmp profile
        match                         Match values of peer
        qos-group                     Apply a Qos policy class map for this profile
        self-identity                 Specify Identity to use
        send-cert-chain               Send certificate chain
        virtual-template              Specify the virtual-template for dynamic interface creation
        vrf                           Specify the VRF it is related to
        reverse-route                 Reverse Route Injection.
      `,
    },
    'config-isakmp-peer': {
      title: 'ISAKMP peer',
      words: `
        description                   Specify a description of this peer
        set                           Set values of the peer
      `,
    },
    'config-gdoi-group': {
      title: 'GDOI group',
      words: `
        client                        Client
        identity                      Set the identity of the group
        passive                       Passive
        server                        Set the group server for the group
        server local > gdoi-local-server   Local server
      `,
    },
    'config-gkm-group': {
      title: 'GKM group',
      words: `
        client                        Client
        identity                      Set the identity of the group
        server                        Set the group server for the group
        server local > gdoi-local-server   Local server
      `,
    },
    'gdoi-local-server': {
      title: 'GDOI local server',
      words: `
        address                       Address
        gikev2                        IKEv2
        redundancy > gdoi-coop-ks-config   Redundancy
        registration                  Registration
        rekey                         Rekey
        sa ipsec > gdoi-sa-ipsec      IPsec SA
        sa                            SA
        authorization                 Authorization
      `,
    },
    'gdoi-coop-ks-config': {
      title: 'cooperative key server',
      words: `
        local                         Local
        peer                          Peer
        protocol                      Protocol
      `,
    },
    'gdoi-sa-ipsec': {
      title: 'GDOI IPsec SA',
      words: `
        match                         Match
        profile                       Profile
        replay                        Replay
        tag                           Tag
      `,
    },
    'ipsec-profile': {
      title: 'IPsec profile',
      words: `
        default                       Set a command to its defaults
        description                   Description of the crypto map statement policy
        dialer                        Dialer related commands
        redundancy                    Configure HA for this ipsec profile
        responder-only                Do not initiate SAs from this device
        set                           Set values for encryption/decryption
        reverse-route                 Reverse Route Injection
      `,
    },
    'config-crypto-ezvpn': {
      title: 'Easy VPN client',
      words: `
        acl                           Specify list of subnets
        backup                        Backup
        connect                       Connect
        ctcp                          cTCP
        default                       Set a command to its defaults
        flow                          Flow
        group                         Group name
        http-intercept                HTTP intercept
        idletime                      Idle time
        local-address                 Local address
        mode                          Mode of operation
        nat                           NAT
        peer                          Peer
        reactivate                    Reactivate
        username                      User name
        virtual-interface             Virtual interface
        xauth                         XAuth
      `,
    },
    'config-webvpn-gateway': {
      title: 'WebVPN gateway',
      words: `
        hostname                      Hostname
        http-redirect                 HTTP redirect
        inservice                     In service
        ip                            IP
        logging                       Logging
        ssl                           SSL
      `,
    },
    'config-webvpn-context': {
      title: 'WebVPN context',
      words: `
        aaa                           AAA
        authentication                Authentication
        color                         Color
        csd                           CSD
        default-group-policy          Default group policy
        gateway                       Gateway
        inservice                     In service
        logging                       Logging
        login-message                 Login message
        login-photo                   Login photo
        logo                          Logo
        max-users                     Maximum users
        nbns-list > config-webvpn-nbnslist   NBNS list
        policy group > config-webvpn-group   Group policy
        port-forward > config-webvpn-port-fwd   Port forwarding
        secondary-color               Secondary color
        secondary-text-color          Secondary text color
        ssl                           SSL
        text-color                    Text color
        title                         Title
        title-color                   Title color
        url-list > config-webvpn-url  URL list
        virtual-template              Virtual template
        vrf-name                      VRF
        user-profile                  User profile
        acl > config-webvpn-acl       Access list
      `,
    },
    'config-webvpn-nbnslist': { title: 'WebVPN NBNS list', words: `nbns-server            Server` },
    'config-webvpn-port-fwd': { title: 'WebVPN port forwarding', words: `local-port       Local port` },
    'config-webvpn-url': {
      title: 'WebVPN URL list',
      words: `
        heading                       Heading
        url-text                      URL
      `,
    },
    'config-webvpn-group': {
      title: 'WebVPN group policy',
      words: `
        banner                        Banner
        citrix                        Citrix
        functions                     Functions
        hide-url-bar                  URL bar
        mask-urls                     Mask URLs
        nbns-list                     NBNS list
        port-forward                  Port forwarding
        svc                           SSL VPN client
        timeout                       Timeout
        url-list                      URL list
        filter                        Filter
      `,
    },
    'config-crypto-tls-tunnel': {
      title: 'TLS tunnel',
      words: `
        ciphersuite                   Cipher suite
        local                         Local
        pki                           PKI
        port                          Port
        remote                        Remote
      `,
    },
    'conf-ssh-pubkey': {
      title: 'public key chain',
      words: `
        server > conf-ssh-pubkey-server   SSH server
        username > conf-ssh-pubkey-user   SSH user
      `,
    },
    'conf-ssh-pubkey-user': {
      title: 'public key user',
      words: `
        key-hash                      Hash of the key
        key-string > conf-ssh-pubkey-data   Key
      `,
    },
    'conf-ssh-pubkey-server': {
      title: 'public key server',
      words: `
        key-hash                      Hash of the key
        key-string > conf-ssh-pubkey-data   Key
      `,
    },
    'conf-ssh-pubkey-data': {
      title: 'public key data',
      words: `
        exit <                        Exit from the key
      `,
    },
    'config-webvpn-acl': {
      title: 'WebVPN access list',
      words: `
        deny                          Specify requests to reject
        error-msg                     Message
        error-url                     URL
        permit                        Specify requests to forward
      `,
    },
    'cfg-crypto-trans-other': {
      title: 'crypto transform',
      words: `
        initialize                    Transform initialization
        mode                          encapsulation mode (transport/tunnel)
        require-outbound-anti-replay  Anti-replay on the way out
      `,
    },
    'config-crypto-map-other': {
      title: 'crypto map',
      words: `
        client                        Specify client configuration settings
        crypto                        Encryption module
        description                   Description of the crypto map statement policy
        dialer                        Dialer related commands
        isakmp                        Specify isakmp configuration settings
        match                         Match values.
        qos                           Quality of Service related commands
        reverse-route                 Reverse Route Injection.
        set                           Set values for encryption/decryption
      `,
    },
    'config-isakmp': {
      title: 'ISAKMP protection suite',
      words: `
        authentication                Set authentication method for protection suite
        group                         Set the Diffie-Hellman group
        hash                          Set hash algorithm for protection suite
        lifetime                      Set lifetime for ISAKMP security association
      `,
    },
  },
} as const satisfies StoredGroup;
