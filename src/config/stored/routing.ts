import type { StoredGroup } from './group';

/** Routing protocols, their policies, multicast, VRFs, MPLS. */
export const ROUTING = {
  globals: {
    names: `
      ip:                             Global IP configuration subcommands
      ip vrf > config-vrf             Configure an IP VPN Routing/Forwarding instance
      vrf: VRF commands
      vrf definition > config-vrf   VRF definition commands
      ip multicast-routing            Enable IP multicast forwarding
      ip multicast                    Global IP Multicast Commands
      ip mfib                         IP multicast forwarding
      ip mrm                          Configure IP Multicast Routing Monitor tests
      ip cef                          Cisco Express Forwarding
      ip load-sharing                 Style of load sharing
      ip flow                         Global flow parameters
      ip flow-cache                   Configure netflow cache parameters
      ip flow-export                  Specify host/port to send flow statistics
      ip flow-aggregation > config-flow-cache   Configure flow aggregation
      ip flow-top-talkers > config-flow-top-talkers   Configure top talkers
      ip wccp                         Web-Cache Coordination Protocol Commands
      ipv6:                           Global IPv6 configuration commands
      ipv6 unicast-routing            Enable unicast routing
      ipv6 multicast-routing          Enable IPv6 multicast
      ipv6 multicast                  IPv6 multicast
      ipv6 cef                        Cisco Express Forwarding for IPv6
      ipv6 source-route               Process packets with source routing header options
      ipv6 icmp                       Configure ICMP parameters
      ipv6 nd                         Configure IPv6 ND
      ipv6 neighbor                 Configure static neighbor entries
      ipv6 hop-limit                  Configure hop count limit
      ipv6 host                       Configure static hostnames
      ipv6 dhcp                       Configure IPv6 DHCP
      ipv6 dhcp pool > config-dhcpv6  Configure IPv6 DHCP pool
      ipv6 dhcp guard policy > config-dhcp-guard   DHCP guard policy
      ipv6 nd raguard policy > config-nd-raguard   RA guard policy
      ipv6 nd inspection policy > config-nd-inspection   ND inspection policy
      ipv6 snooping policy > config-ipv6-snooping   Snooping policy
      ipv6 snooping                   Configure IPv6 snooping
      ipv6 source-guard policy > config-sisf-sourceguard   Source guard policy
      ipv6 destination-guard          Destination guard
      ipv6 flow-export                Specify host/port to send flow statistics
      ipv6 flow                       Global IPv6 flow parameters
      ipv6 inspect                    Context-based Access Control Engine
      ipv6 tacacs                     TACACS+ configuration commands
      ipv6 radius                     RADIUS configuration commands
      ipv6 general-prefix             Configure a general IPv6 prefix
      ipv6 mfib                       Multicast Forwarding
      ipv6 mfib-mode                  Multicast Forwarding mode
      ipv6 mld                        Global mld commands
      ipv6 mobile                     Mobile IPv6
      ipv6 nat                        NAT-PT Configuration commands
      ipv6 vrf                        VRF commands
      ipv6 spd                        Selective Packet Discard
      ipv6 ospf                     Open Shortest Path First version 3 (OSPFv3)
      ipv6 verify                     Verify
      ipv6 traffic                    Traffic
      ipv6 mtu                      Configure IPv6 MTU parameters
      ipv6 address-validate           Validate addresses
      ipv6 redirects                  Send ICMP Redirect messages
      ipv6 unreachables               Enable sending of ICMP Unreachable messages
      key: Key management
      key chain > config-keychain     Key-chain management
      key config-key                  Set a private configuration key
      mpls:                           Configure MPLS parameters
      mpls ip                         Configure MPLS forwarding of IP
      mpls label                      Label properties
      mpls ldp                        Label Distribution Protocol
      mpls traffic-eng                Multiprotocol Label Switching Traffic Engineering
      mpls mtu                      Set MPLS Maximum Transmission Unit
      mpls oam > config-mpls          Configure MPLS OAM parameters
      mpls atm                        ATM specific settings
      mpls netflow                    Configure MPLS netflow
      mpls static                     Configure static MPLS
      mpls bgp                      Configure MPLS BGP parameters
      mpls tp > config-mpls-tp        MPLS Transport Profile
      mpls ipv6                       Configure MPLS for IPv6
      tag-switching                   Dynamic Tag Switching commands
      multilink                       PPP multilink global configuration
      router-id                     Router ID for this system
      bfd:                            BFD configuration commands
      bfd slow-timers               Configure BFD slow timers
      bfd map                         Map
      bfd-template > bfd-config     BFD template configuration
      l2 vfi > config-vfi             Configure a virtual forwarding instance
      l2:                             Configure Layer 2
      l2vpn > config-l2vpn            Configure Layer 2 VPN
      pseudowire-class > config-pw-class   Configure a pseudowire class
      xconnect logging                Xconnect logging
      connect > config-connect        Connect two circuits
      evpn                            Configure EVPN
      segment-routing > config-srv6   Configure segment routing
      fhrp                            Configure First Hop Redundancy Protocols
      track:                          Object tracking configuration commands
      track > config-track            Object tracking configuration commands
      nat64                           NAT64 configuration commands
      ip sticky-arp ignore          Ignore sticky ARP entries
      l3vpn encapsulation ip > config-l3vpn-encap-ip   Layer 3 VPN encapsulation
      l3vpn:                        Layer 3 VPN
      vrf upgrade-cli               Upgrade VRF definitions
      vrf selection                 VRF selection
      iphc-profile > config-iphcp   Configure an IPHC profile
      mpls l2transport              Layer 2 transport
      mpls forwarding               Forwarding
      mpls infra                    Infra
      standby                       HSRP global configuration commands
      vrrp                          VRRP global configuration commands
      glbp                          GLBP global configuration commands
      ip irdp                       ICMP Router Discovery Protocol
      ip rip                        RIP global configuration commands
      ip traffic-export profile > conf-rite   IP traffic export profile
      ip traffic-export:            IP traffic export
      ip dfp agent > config-dfp     DFP agent
      ip dfp:                       Dynamic Feedback Protocol
      ip address-pool               Specify default IP address pooling mechanism
      ip netmask-format             Change display of netmasks
      ip network-broadcast          Network broadcasts
      ip rtcp                       RTP Control Protocol
      ip trm                        Trend registration
      ip flow-capture               Capture of flow fields
      ip pgm                        PGM Reliable Transport Protocol
      ip lisp                       Locator/ID Separation Protocol
      ipv6 static                   Static routes
      ipv6 flowset                  Flow sets
      ipv6 lisp                     Locator/ID Separation Protocol
      route-tag list > config-route-tag   Route tag list
      route-tag                     Route tag
      service-routing mdns-sd > config-mdns   mDNS service discovery
      service-routing:              Service routing
      service-list mdns-sd > config-mdns-sd-sl   mDNS service list
      service-list:                 Service list
      mdns                          Configure multicast DNS
      domain > config-domain        Domain configuration
      global-address-family         Global address family
      rsvp                          Configure RSVP parameters
      control-word                  Control word
      ip mfwd                       Multicast forwarding
      ipv6 global-mtu               MTU of all interfaces
    `,
    router: `
      router > config-router          Enable a routing process
      ipv6 router > config-rtr        Enable an IPV6 routing process
      oer master > config-oer-mc      OER master controller
      oer border > config-oer-br      OER border router
      oer: Optimized Exit Routing
      pfr: Performance Routing
      pfr master > config-pfr-mc      PfR master controller
      pfr border > config-pfr-br      PfR border router
      clns:                           Global CLNS configuration subcommands
      clns routing                    Enable routing for CLNS packets
      clns filter-set                 Specify template for filter set
      clns net                        Define a network entity title
      clns host                       Bind name to NSAP
      clns route                      Define a static CLNS route
      appletalk                       Appletalk global configuration commands
      ipx                             Novell/IPX global configuration commands
      decnet                          Global DECnet configuration subcommands
      vines                           VINES global configuration commands
      xns                             XNS global configuration commands
      apollo                          Apollo global configuration commands
      ipx router > config-ipx-router   Enable an IPX routing process
      appletalk static              Static routes
      ipx route                     Static route of IPX
      ipx network                   Assign an IPX network
    `,
    ip: `
      ip local                        Specify local options
      ip default-network              Flags networks as candidates for default routes
      ip forward-protocol             Controls forwarding of physical and directed IP broadcasts
      ip bgp-community                format for BGP community
      ip extcommunity-list > config-extcomm-list   Add an extended community list entry
      ip as-path                      BGP autonomous system path filter
      ip community-list               Add a community list entry
      ip pim                          PIM global commands
      ip msdp                         MSDP global commands
      ip mroute                       Configure static multicast routes
      ip igmp                         IGMP global commands
      ip dvmrp                        DVMRP global commands
      ip sdr                          Session Directory Protocol
      ip rtp                        RTP parameters
      ip rsvp                         Configure static RSVP information
      ip route                        Establish static routes
      ip route vrf                    Configure static route for a VPN Routing/Forwarding instance
      ip route static                 Allow static routes
      ip route profile                Enable IP routing table profile
      ip route topology               Topology
      ip ospf name-lookup             Display OSPF router ids as DNS names
      ip ospf                         Open Shortest Path First (OSPF)
      ip explicit-path > cfg-ip-expl-path   Configure explicit-path
      ip protocol                     Select the protocol
      ip mobile                       Enable IP mobility
      ip router                       IP router commands
      ip accounting                   Configure IP accounting
      ip accounting-list              Select hosts for which IP accounting information is kept
      ip accounting-threshold         Sets the maximum number of accounting entries
      ip accounting-transits          Sets the maximum number of transit entries
      ip policy-list > config-policy-list   Policy list
      ip nexthop                      Next hop
      ip verify                     Configure verification of packets
      ipv6 route                      Configure static routes
      ipv6 local                      Specify local options
      ipv6 ospf name-lookup           Display OSPF router ids as DNS names
      ipv6 pim                        Configure Protocol Independent Multicast
      ipv6 mroute                     Configure static multicast routes
      ip prefix-list                  Build a prefix list
      ipv6 prefix-list                Build a prefix list
    `,
    'named-access-list': `
      ip access-list:                 Named access-list
      ip access-list log-update       Control access list log updates
      ip access-list logging          Control access list logging
      ip access-list resequence       Resequence Access List
      ip access-list role-based > config-rb-acl   Role-based Access List
      ipv6 access-list > config-ipv6-acl   Configure access lists
      mac: Global MAC configuration subcommands
      mac access-list extended > config-ext-macl   Extended Access List
      object-group > config-network-group   Configure Object Group
      vlan access-map > config-access-map   Create vlan access-map or enter vlan access-map command mode
      time-range > config-time-range  Define time range entries
    `,
    'access-list': `
      access-list                     Add an access list entry
      access-list compiled            Enable IP access-list compilation
      access-list rate-limit          Simple rate-limit specific access list
      access-list dynamic-extended    Extend the dynamic ACL absolute timer
      priority-list                   Build a priority list
      queue-list                      Build a custom queue list
      dialer-list                     Create a dialer list entry
      cdp                             Global CDP configuration subcommands
      lldp                            Global LLDP configuration subcommands
    `,
    management: `
      route-map > config-route-map    Create route-map or enter route-map command mode
      mpls ldp router-id              Configure router identifier
    `,
  },
  modes: {
    'config-router': {
      title: 'routing protocol',
      words: `
        address-family > config-router-af   Enter Address Family command mode
        af-interface > config-router-af-interface   Enter Address Family interface configuration
        aggregate-address             Configure BGP aggregate entries
        area                          OSPF area parameters
        area-password                 Configure the authentication password for an area
        authentication                Authentication commands
        auto-cost                     Calculate OSPF interface cost according to bandwidth
        auto-summary                  Enable automatic network number summarization
        bfd                           BFD configuration commands
        bgp                           BGP specific commands
        bmp > config-router-bmp       BGP Monitoring Protocol
        capability                    Enable specific OSPF feature
        compatible                    OSPF compatibility list
        default                       Set a command to its defaults
        default-information           Control distribution of default information
        default-metric                Set metric of redistributed routes
        discard-route                 Enable or disable discard-route installation
        distance                      Define an administrative distance
        distribute-list               Filter networks in routing updates
        domain-id                     OSPF domain-id
        domain-password               Set the authentication password for a routing domain
        domain-tag                    OSPF domain-tag
        eigrp                         EIGRP specific commands
        exit-address-family           Exit from Address Family configuration mode
        external-metric               External metric
        fast-flood                    Fast flooding of new LSPs
        fast-reroute                  Configure IP Fast Reroute
        flash-update-threshold        Specify flash update threshold in second
        graceful-restart              Graceful-restart options
        hello                         Hello parameters
        hostname                      Dynamic hostname for IS-IS
        ignore                        Do not complain about specific event
        input-queue                   Specify input queue depth
        interface-id                  Source of the interface ID
        ip                            Internet Protocol
        is-type                       IS Level for this routing process
        ispf                          Incremental SPF computation
        limit                         Limit a specific OSPF feature
        local-rib-criteria            Enable Local RIB criteria checking
        log                           Logging
        log-adj-changes               Log changes in adjacency state
        log-adjacency-changes         Log changes in adjacency state
        lsp-full                      Suppress routes when PDU becomes full
        lsp-gen-interval              Minimum interval between regenerating same LSP
        lsp-mtu                       Set maximum LSP size
        lsp-password                  Set the authentication password
        lsp-refresh-interval          Set LSP refresh interval
        max-area-addresses            Configure maximum area addresses
        max-lsa                       Maximum number of non self-generated LSAs to accept
        max-lsp-lifetime              Set maximum LSP lifetime
        max-metric                    Set maximum metric
        maximum-paths                 Forward packets over multiple paths
        maximum-prefix                Maximum number of prefixes acceptable in aggregate
        metric                        Modify metrics and parameters for advertisement
        metric-style                  Use old-style (ISO 10589) or new-style packet formats
        microloop                     Microloop avoidance
        mpls                          MPLS routing protocol parameters
        multi-topology                Enable multi-topology mode
        neighbor                      Specify a neighbor router
        net                           Network Entity Title for this process (OSI only)
        network                       Enable routing on an IP network
        no-summary                    Do not send summary
        nsf                           Non-stop forwarding
        nsr                           Non-stop routing
        offset-list                   Add or subtract offset from RIP or EIGRP metrics
        output-delay                  Interpacket delay for RIP updates
        partition                     Partition avoidance
        passive-interface             Suppress routing updates on an interface
        prc-interval                  Minimum interval between partial route calculations
        prefix-suppression            Enable prefix suppression
        process-min-time              Percentage of quantum to be used before releasing CPU
        protocol                      Protocol specific configuration
        queue-depth                   Hello/Router process queue depth
        redistribute                  Redistribute information from another routing protocol
        rfc1583compatibility          Use RFC1583 path preference rules
        router-id                     router-id for this process
        scope > config-router-scope   Enter scope command mode
        security                      Security
        segment-routing               Segment routing
        service-family > config-router-sf   Enter Service Family command mode
        set-overload-bit              Signal other routers not to use us in SPF
        set-attached-bit              Set attached bit in the L1 LSP
        sham-link                     Configure a sham link
        shutdown                      Shutdown the router process
        snmp                          Modify snmp parameters
        spf-interval                  Minimum interval between SPF calculations
        stub                          Set EIGRP as stubbed router
        summary-address               Configure IP address summaries
        summary-metric                Specify summary to apply metric
        summary-prefix                Configure IPv6 summary prefix
        synchronization               Perform IGP synchronization
        table-map                     Map external entry attributes into routing table
        template > config-router-ptmp Enter template command mode
        timers                        Adjust routing timers
        topology > config-router-topology   Topology configuration mode
        traffic-share                 How to compute traffic share over alternate paths
        ttl-security                  Check TTL of packets of neighbors
        use                           Use
        update-delay                  Time to wait for updates before the first best paths
        validate-update-source        Perform sanity checks against source address of routing updates
        variance                      Control load balancing variance
        version                       Set routing protocol version
        vrf                           Specify parameters for a VPN Routing/Forwarding instance
        write-interval                Write interval
        adjacency-check               Check ISIS neighbor protocol support
        advertise                     Control the advertisement
        attached-bit                  Control the attached bit of LSPs
        circuit-type                  Circuit type
        cost-minimum                  Minimum cost
        prefix-priority               Prefix priority
        maximum-redistributed-prefixes   Maximum redistributed prefixes
        manet                         MANET
        database-cache                Database cache
        locator-set > config-router-lisp-locator-set   LISP locator set
        locator-table                 LISP locator table
        eid-table > config-router-lisp-eid-table   LISP EID table
        ipv4                          IPv4
        ipv6                          IPv6
        service > config-lisp-srv     LISP service
        site > config-router-lisp-site   LISP site
        instance-id > config-lisp-inst   LISP instance
        exit-router-lisp <            Exit from LISP configuration mode
        map-server                    Configure the LISP map server
        map-resolver                  Configure the LISP map resolver
        interface > config-router-if  Interface
        adjacency                     Adjacency formation
        bfd all-interfaces            Enable BFD on all interfaces
        ip ospf                       Open Shortest Path First (OSPF)
        mpls ldp                      Configure LDP parameters
        mpls traffic-eng              routing protocol commands for MPLS Traffic Engineering
        maximum-hops                  Maximum hop count
        autonomous-system             Autonomous system of the routing process
        soft-sia                      Soft stuck in active
        inject-map                    Routemap which specifies prefixes to inject
        backup                        Backup
      `,
    },
    'config-router-af': {
      title: 'Address Family',
      closed: true,
      words: `
        aggregate-address             Configure BGP aggregate entries
        af-interface > config-router-af-interface   Enter Address Family interface configuration
        advertise                     Advertise
        area                          OSPF area parameters
        auto-summary                  Enable automatic network number summarization
        autonomous-system             Specify Address-Family Autonomous System Number
        bgp                           BGP specific commands
        capability                    Capability
        compatible                    OSPF compatibility list
        default                       Set a command to its defaults
        default-information           Control distribution of default information
        default-metric                Set metric of redistributed routes
        distance                      Define an administrative distance
        distribute-list               Filter networks in routing updates
        eigrp                         EIGRP Address Family specific commands
        exit-address-family <         Exit from Address Family configuration mode
        graceful-restart              Graceful-restart options
        import                        Import route targets to this VRF
        export                        Export
        log-adjacency-changes         Log changes in adjacency state
        maximum-paths                 Forward packets over multiple paths
        maximum-prefix                Maximum number of prefixes acceptable in aggregate
        metric                        Modify metrics and parameters for advertisement
        multi-topology                Configure multi-topology
        neighbor                      Specify a neighbor router
        network                       Specify a network to announce via BGP
        nsf                           Non-stop forwarding
        offset-list                   Add or subtract offset from metrics
        passive-interface             Suppress routing updates on an interface
        prc-interval                  Minimum interval between partial route calculations
        redistribute                  Redistribute information from another routing protocol
        router-id                     Router ID for this address family
        set-overload-bit              Signal other routers not to use us in SPF
        shutdown                      Shutdown address family
        snmp                          Modify snmp parameters
        spf-interval                  Minimum interval between SPF calculations
        summary-prefix                Configure IPv6 summary prefix
        summary-address               Configure IP address summaries
        synchronization               Perform IGP synchronization
        table-map                     Map external entry attributes into routing table
        template                      Template
        timers                        Adjust routing timers
        topology > config-router-af-topology   Topology configuration mode
        traffic-share                 How to compute traffic share over alternate paths
        validate-update-source        Perform sanity checks against source address of routing updates
        variance                      Control load balancing variance
        version                       Set routing protocol version
        adjacency-check               Check ISIS neighbor protocol support
        adjacency                     Adjacency formation
        maximum-secondary-paths       Forward packets over multiple secondary paths
        area-password                 Configure the authentication password for an area
        attached-bit                  Attached bit
        authentication                Authentication commands
        bfd                           BFD configuration commands
        external                      External routes
        fast-reroute                  Configure fast reroute
        hello                         Commands for hello packets
        hostname                      Dynamic hostname for IS-IS
        ignore-attached-bit           Ignore attached bit
        ignore-lsp-errors             Ignore LSPs with bad checksums
        is-type                       IS Level for this routing process
        lsp-full                      LSP full
        lsp-mtu                       Set maximum LSP size
        max-area-addresses            Set maximum area addresses
        partition                     Partition
        protocol                      Protocol
        segment-routing               Segment routing
        set-attached-bit              Set attached bit
        skeptical                     Skeptical interval
        lsp-gen-interval              Minimum interval between regenerating same LSP
        use                           Use
      `,
    },
    'config-router-af-interface': {
      title: 'Address Family Interface',
      closed: true,
      words: `
        add-paths                     Advertise add paths
        authentication                Authentication subcommands
        bandwidth-percent             Set percentage of bandwidth percentage limit
        bfd                           Enable Bidirectional Forwarding Detection
        dampening-change              Percent interface metric must change to cause update
        dampening-interval            Time in seconds to check interface metrics
        exit-af-interface <           Exit from Address Family Interface configuration mode
        hello-interval                Configures hello interval
        hold-time                     Configures hold time
        next-hop-self                 Configures EIGRP next-hop-self
        no-ecmp-mode                  No ECMP mode
        passive-interface             Suppress address updates on an interface
        shutdown                      Disable Address-Family on interface
        split-horizon                 Perform split horizon
        stub-site                     Stub site
        summary-address               Perform address summarization
      `,
    },
    'config-router-af-topology': {
      title: 'Address Family Topology',
      closed: true,
      words: `
        auto-summary                  Enable automatic network number summarization
        default-information           Control distribution of default information
        default-metric                Set metric of redistributed routes
        distance                      Define an administrative distance
        distribute-list               Filter entries in eigrp updates
        eigrp                         EIGRP specific commands
        exit-af-topology <            Exit from Address Family Topology configuration mode
        fast-reroute                  Configure Fast-Reroute
        maximum-paths                 Forward packets over multiple paths
        metric                        Modify metrics and parameters for advertisement
        offset-list                   Add or subtract offset from EIGRP metrics
        redistribute                  Redistribute IPv4 routes from another routing protocol
        snmp                          Modify snmp parameters
        summary-metric                Specify summary to apply metric
        timers                        Adjust topology specific timers
        topology                      Topology
        traffic-share                 How to compute traffic share over alternate paths
        variance                      Control load balancing variance
      `,
    },
    'config-router-sf': {
      title: 'Service Family',
      closed: true,
      words: `
        eigrp                         EIGRP Service Family specific commands
        exit-service-family <         Exit from Service Family configuration mode
        metric                        Modify metrics and parameters for advertisement
        neighbor                      Specify a neighbor router
        sf-interface > config-router-sf-interface   Enter Service Family interface configuration
        shutdown                      Shutdown service family
        topology > config-router-sf-topology   Topology configuration mode
        timers                        Adjust routing timers
      `,
    },
    'config-router-sf-interface': {
      title: 'Service Family Interface',
      closed: true,
      words: `
        authentication                Authentication subcommands
        exit-sf-interface <           Exit from Service Family Interface configuration mode
        hello-interval                Configures hello interval
        hold-time                     Configures hold time
        shutdown                      Disable Service-Family on interface
        split-horizon                 Perform split horizon
      `,
    },
    'config-router-sf-topology': {
      title: 'Service Family Topology',
      closed: true,
      words: `
        exit-sf-topology <            Exit from Service Family Topology configuration mode
        eigrp                         EIGRP specific commands
        metric                        Modify metrics and parameters for advertisement
        timers                        Adjust topology specific timers
      `,
    },
    'config-router-scope': {
      title: 'router scope',
      closed: true,
      words: `
        address-family > config-router-af   Enter Address Family command mode
        bgp                           BGP specific commands
        exit-global <                 Exit from scope configuration mode
        neighbor                      Specify a neighbor router
      `,
    },
    'config-router-topology': {
      title: 'topology',
      closed: true,
      words: `
        area                          OSPF area parameters
        exit-topology <               Exit from topology configuration mode
        priority                      Topology priority
        redistribute                  Redistribute information from another routing protocol
      `,
    },
    'config-router-ptmp': {
      title: 'Peer Template',
      closed: true,
      words: `
        advertisement-interval        Minimum interval between sending BGP routing updates
        advertise-map                 Specify route-map for conditional advertisement
        allowas-in                    Accept as-path with my AS present in it
        as-override                   Override matching AS-number while sending update
        capability                    Advertise capability to the peer
        default-originate             Originate default route to this neighbor
        description                   Neighbor specific description
        disable-connected-check       One-hop away EBGP peer using loopback address
        distribute-list               Filter updates to/from this neighbor
        ebgp-multihop                 Allow EBGP neighbors not on directly connected networks
        exit-peer-policy <            Exit from peer-policy configuration mode
        exit-peer-session <           Exit from peer-session configuration mode
        fall-over                     Session fall on peer route lost
        filter-list                   Establish BGP filters
        inherit                       Inherit a template
        local-as                      Specify a local-as number
        maximum-prefix                Maximum number of prefixes accepted from this peer
        next-hop-self                 Disable the next hop calculation for this neighbor
        next-hop-unchanged            Propagate the next hop unchanged for iBGP paths to this neighbor
        password                      Set a password
        prefix-list                   Filter updates to/from this neighbor
        remote-as                     Specify a BGP neighbor
        remove-private-as             Remove private AS number from outbound updates
        route-map                     Apply route map to neighbor
        route-reflector-client        Configure a neighbor as Route Reflector client
        send-community                Send Community attribute to this neighbor
        shutdown                      Administratively shut down this neighbor
        soft-reconfiguration          Per neighbor soft reconfiguration
        soo                           Site-of-Origin extended community
        timers                        BGP per neighbor timers
        transport                     Transport options
        ttl-security                  BGP ttl security check
        unsuppress-map                Route-map to selectively unsuppress suppressed routes
        update-source                 Source of routing updates
        version                       Set the BGP version to match a neighbor
        weight                        Set default weight for routes from this neighbor
      `,
    },
    'config-router-if': {
      title: 'router interface',
      words: `
        authentication                Authentication subcommands
        neighbor                      Specify a neighbor router
        passive                       Suppress updates
      `,
    },
    'config-router-lisp-locator-set': {
      title: 'LISP locator set',
      closed: true,
      words: `
        exit-locator-set <            Exit from LISP locator set configuration mode
        ipv4-interface                Interface
        auto-discover-rlocs           Auto-discover
      `,
    },
    'config-router-lisp-eid-table': {
      title: 'LISP EID table',
      closed: true,
      words: `
        database-mapping              Database mapping
        dynamic-eid > config-router-lisp-eid-table-dynamic-eid   Dynamic EID
        exit-eid-table <              Exit from LISP EID table configuration mode
        ipv4                          IPv4
        ipv6                          IPv6
        map-cache                     Map cache
      `,
    },
    'config-router-lisp-eid-table-dynamic-eid': {
      title: 'LISP dynamic EID',
      closed: true,
      words: `
        database-mapping              Database mapping
        exit-dynamic-eid <            Exit from LISP dynamic EID configuration mode
        map-notify-group              Map notify group
      `,
    },
    'config-lisp-srv': {
      title: 'LISP service',
      closed: true,
      words: `
        encapsulation                 Encapsulation
        eid-table                     EID table
        database-mapping              Database mapping
        exit-service-ipv4 <           Exit from LISP service configuration mode
        exit-service-ipv6 <           Exit from LISP service configuration mode
        exit-service-ethernet <       Exit from LISP service configuration mode
        itr                           Ingress tunnel router
        etr                           Egress tunnel router
        map-cache                     Map cache
        map-server                    Map server
        map-resolver                  Map resolver
        proxy-etr                     Proxy egress tunnel router
        proxy-itr                     Proxy ingress tunnel router
        sgt                           Security group tag
        use-petr                      Use a proxy egress tunnel router
      `,
    },
    'config-lisp-inst': {
      title: 'LISP instance',
      closed: true,
      words: `
        dynamic-eid > config-router-lisp-eid-table-dynamic-eid   Dynamic EID
        exit-instance-id <            Exit from LISP instance configuration mode
        remote-rloc-probe             Probe of remote locators
        service > config-lisp-srv     LISP service
      `,
    },
    'config-router-lisp-site': {
      title: 'LISP site',
      words: `
        allow-locator-default-etr     Allow locator default
        authentication-key            Authentication key
        description                   Description
        eid-prefix                    EID prefix
        eid-record                    EID record
        exit-site <                   Exit from LISP site configuration mode
      `,
    },
    'config-rtr': {
      title: 'IPv6 routing protocol',
      words: `
        address-family > config-router-af   Enter Address Family command mode
        area                          OSPF area parameters
        auto-cost                     Calculate OSPF interface cost according to bandwidth
        bfd                           BFD configuration commands
        compatible                    OSPF compatibility list
        default                       Set a command to its defaults
        default-information           Distribution of default information
        default-metric                Set metric of redistributed routes
        discard-route                 Enable or disable discard-route installation
        distance                      Administrative distance
        distribute-list               Filter networks in routing updates
        eigrp                         EIGRP specific commands
        event-log                     Event Logging
        graceful-restart              Graceful-restart options
        interface-id                  Source of the interface ID
        ignore                        Do not complain about specific event
        log-adjacency-changes         Log changes in adjacency state
        max-lsa                       Maximum number of non self-generated LSAs to accept
        max-metric                    Set maximum metric
        maximum-paths                 Forward packets over multiple paths
        metric                        Modify metrics and parameters for advertisement
        neighbor                      Specify a neighbor router
        passive-interface             Suppress routing updates on an interface
        port                          Port and multicast address
        poison-reverse                Poison reverse
        process-min-time              Percentage of quantum to be used before releasing CPU
        queue-depth                   Hello/Router process queue depth
        redistribute                  Redistribute IPv6 prefixes from another routing protocol
        router-id                     router-id for this OSPF process
        shutdown                      Shut down the process
        split-horizon                 Split horizon
        stub                          Set EIGRP as stubbed router
        summary-prefix                Configure IPv6 summary prefix
        timers                        Adjust routing timers
        variance                      Control load balancing variance
      `,
    },
    'config-route-map': {
      title: 'Route Map',
      words: `
        continue                      Continue on a different entry within the route-map
        description                   Route-map comment
        match                         Match values from routing table
        set                           Set values in destination routing protocol
      `,
    },
    'config-policy-list': { title: 'Policy List', words: `match                Match values` },
    'config-extcomm-list': {
      title: 'Extended Community List',
      words: `
        permit                        Specify community to accept
        deny                          Specify community to reject
        resequence                    Resequence
      `,
    },
    'cfg-ip-expl-path': {
      title: 'Explicit-path',
      words: `
        append-after                  Insert an entry after a specified index
        exclude-address               Exclude an address
        index                         Specify the index of an entry
        list                          List path elements
        next-address                  Specify the next address in the path
      `,
    },
    'config-vrf': {
      title: 'VRF',
      words: `
        address-family > config-vrf-af   Enter Address Family command mode
        bgp                           Commands pertaining to BGP
        context                       Associate SNMP context with this vrf
        description                   VRF specific description
        exit-address-family           Exit from Address Family configuration mode
        export                        VRF export
        import                        VRF import
        inter-as-hybrid               Inter AS hybrid mode
        maximum                       Set a limit
        mdt                           Backbone Multicast Distribution Tree
        rd                            Specify Route Distinguisher
        route-replicate               Replicate (import) routes from another topology
        route-target                  Specify Target VPN Extended Communities
        rti                           Route target identifier
        snmp                          Modify SNMP parameters
        vnet                          Virtual NETworking configuration
        vpn                           Configure VPN ID as specified in rfc2685
        ipv4                          IPv4 address family
        ipv4 multicast                IPv4 multicast of the VRF
        ipv6                          IPv6 address family
        ipv6 multicast                IPv6 multicast of the VRF
      `,
    },
    'config-vrf-af': {
      title: 'Address Family',
      closed: true,
      words: `
        bgp                           Commands pertaining to BGP
        exit-address-family <         Exit from Address Family configuration mode
        export                        VRF export
        import                        VRF import
        inter-as-hybrid               Inter AS hybrid mode
        maximum                       Set a limit
        mdt                           Backbone Multicast Distribution Tree
        route-replicate               Replicate (import) routes from another topology
        route-target                  Specify Target VPN Extended Communities
        snmp                          Modify SNMP parameters
        adjacency                     Adjacency
        ip                            IP
        multicast                     Multicast
        multicast multitopology       Multitopology
      `,
    },
    'config-keychain': { title: 'Keychain', words: `key > config-keychain-key      Configure a key` },
    'config-keychain-key': {
      title: 'Key-chain key',
      words: `
        accept-lifetime               Set accept lifetime of key
        cryptographic-algorithm       Set cryptographic authentication algorithm
        key-string                    Set key string
        send-id                       Set send ID
        recv-id                       Set receive ID
        include-tcp-options           Include TCP options
        send-lifetime                 Set send lifetime of key
      `,
    },
    'config-flow-cache': {
      title: 'flow aggregation cache',
      words: `
        cache                         Configure cache parameters
        enabled                       Enable aggregation cache
        export                        Specify host/port to send flow statistics
        mask                          Configure mask
      `,
    },
    'config-flow-top-talkers': {
      title: 'flow top talkers',
      words: `
        cache-timeout                 Cache timeout
        match                         Match criteria
        sort-by                       Criterion for sorting
        top                           Number of talkers
      `,
    },
    'config-dhcpv6': {
      title: 'IPv6 DHCP',
      words: `
        address                       IPv6 address allocation
        bootfile-url                  Boot file
        default-router                Default router
        dns-server                    DNS servers
        domain-name                   Domain name to complete unqualified host names
        import                        Import options
        information                   Information refresh option
        link-address                  Link-address to match
        nis                           NIS server options
        nisp                          NISP server options
        option                        DHCPv6 option
        prefix-delegation             IPv6 prefix delegation
        sip                           SIP server options
        sntp                          SNTP server options
        vendor-specific               Vendor specific options
      `,
    },
    'config-dhcp-guard': {
      title: 'DHCP guard',
      words: `
        device-role                   Sets the role of the device attached to the port
        match                         Match
        preference                    Preference
        trusted-port                  Setup trusted port
      `,
    },
    'config-nd-raguard': {
      title: 'RA guard',
      words: `
        device-role                   Sets the role of the device attached to the port
        hop-limit                     Enable hop-limit inspection
        managed-config-flag           Verify M flag
        match                         Match
        other-config-flag             Verify O flag
        router-preference             Verify router preference
        trusted-port                  Setup trusted port
      `,
    },
    'config-nd-inspection': {
      title: 'ND inspection',
      words: `
        device-role                   Sets the role of the device attached to the port
        drop-unsecure                 Drop messages with no or invalid options
        limit                         Limit
        sec-level                     Sec level
        tracking                      Override default tracking behavior
        trusted-port                  Setup trusted port
        validate                      Validate
      `,
    },
    'config-ipv6-snooping': {
      title: 'IPv6 snooping',
      words: `
        data-glean                    Binding recovery by data traffic
        destination-glean             Binding recovery by data traffic
        device-role                   Sets the role of the device attached to the port
        limit                         Specifies a limit
        prefix-glean                  Glean prefixes
        protocol                      Sets the protocol to glean
        security-level                Setup security level
        tracking                      Override default tracking behavior
        trusted-port                  Setup trusted port
      `,
    },
    'config-sisf-sourceguard': {
      title: 'source guard',
      words: `
        deny                          Deny
        permit                        Permit
        trusted                       Trusted
        validate                      Validate
      `,
    },
    'config-ipv6-acl': {
      title: 'IPv6 Access List',
      words: `
        deny                          Specify packets to reject
        evaluate                      Evaluate an access list
        permit                        Specify packets to forward
        remark                        Access list entry comment
        sequence                      Sequence number for this entry
        <1-2147483647>                Sequence number of an entry
      `,
    },
    'config-ext-nacl': {
      title: 'access-list',
      words: `
        default                       Set a command to its defaults
        deny                          Specify packets to reject
        dynamic                       Specify a DYNAMIC list of PERMITs or DENYs
        evaluate                      Evaluate an access list
        permit                        Specify packets to forward
      `,
    },
    'config-std-nacl': {
      title: 'access-list',
      words: `
        deny                          Specify packets to reject
        permit                        Specify packets to forward
      `,
    },
    'config-rb-acl': {
      title: 'role-based access-list',
      words: `
        deny                          Specify packets to reject
        permit                        Specify packets to forward
      `,
    },
    'config-ext-macl': {
      title: 'Extended MAC Access List',
      words: `
        deny                          Specify packets to reject
        permit                        Specify packets to forward
        remark                        Access list entry comment
      `,
    },
    'config-network-group': {
      title: 'object-group',
      words: `
        description                   Object group description
        group-object                  Nested object group
        host                          Host address of the object-group member
        range                         Range
        security-group                Security group
        ip                            Internet Protocol
        icmp                          Internet Control Message Protocol
        tcp                           Transmission Control Protocol
        tcp-udp                       TCP or UDP
        udp                           User Datagram Protocol
        ahp                           Authentication Header Protocol
        eigrp                         Cisco's EIGRP routing protocol
        esp                           Encapsulation Security Payload
        gre                           Cisco's GRE tunneling
        igmp                          Internet Gateway Message Protocol
        ipinip                        IP in IP tunneling
        nos                           KA9Q NOS compatible IP over IP tunneling
        ospf                          OSPF routing protocol
        pcp                           Payload Compression Protocol
        pim                           Protocol Independent Multicast
        any                           Any host
        A.B.C.D                       Network address of the group members
        <0-255>                       An IP protocol number
      `,
    },
    'config-access-map': {
      title: 'VLAN Access Map',
      words: `
        action                        Take the action
        match                         Match values
      `,
    },
    'config-time-range': {
      title: 'Time range',
      words: `
        absolute                      absolute time and date
        periodic                      periodic time and date
      `,
    },
    'config-mpls': { title: 'MPLS', words: `echo                 Echo` },
    'config-mpls-tp': {
      title: 'MPLS TP',
      words: `
        global-id                     Global ID
        router-id                     Router ID
      `,
    },
    'bfd-config': {
      title: 'BFD',
      words: `
        authentication                Authentication
        dampening                     Dampening
        echo                          Echo
        interval                      Transmit interval between BFD packets
      `,
    },
    'config-vfi': {
      title: 'VFI',
      words: `
        bridge-domain                 Bridge domain
        member                        Member
        mtu                           MTU
        neighbor                      VFI neighbor router
        shutdown                      Shut down the VFI
        vpn                           VPN id
      `,
    },
    'config-l2vpn': {
      title: 'L2VPN',
      words: `
        l2                            Layer 2
        logging                       Logging
        pseudowire                    Pseudowire
        redundancy                    Redundancy
        router-id                     Router ID
        vc                            Virtual circuit
      `,
    },
    'config-pw-class': {
      title: 'Pseudowire class',
      words: `
        control-word                  Include a control word
        encapsulation                 Data encapsulation method
        interworking                  Interworking options for the pseudowire
        ip                            IP
        mtu                           MTU
        preferred-path                Preferred path
        protocol                      Signaling protocol
        sequencing                    Sequencing
        status                        Status
        switching                     Switching
        vccv                          VCCV
        ip dfbit                      Don't Fragment bit
        ip local                      Local address of the pseudowire
        ip local interface            Interface whose address is used
        ip pmtu                       Path MTU discovery
        ip protocol                   IP protocol of the packets
        ip tos                        Type of service
        ip ttl                        Time to live
      `,
    },
    'config-connect': { title: 'Connect', words: `xconnect               Xconnect commands` },
    'config-srv6': {
      title: 'segment routing',
      words: `
        connected-prefix-sid-map > config-srmpls-conn   Mapping of prefix SIDs
        global-block                  Global block
        set-attributes                Attributes
      `,
    },
    'config-srmpls-conn': {
      title: 'prefix SID map',
      closed: true,
      words: `
        address-family > config-srmpls-conn-af   Enter Address Family command mode
      `,
    },
    'config-srmpls-conn-af': {
      title: 'prefix SID address family',
      closed: true,
      words: `
        exit-address-family <         Exit from Address Family configuration mode
      `,
    },
    'config-track': {
      title: 'Tracking',
      words: `
        carrier-delay                 Enable interface carrier-delay
        default-state                 Default state
        delay                         Tracking delay
        ip                            IP
        ipv6                          IPv6
        object                        Object
        resolution                    Resolution
        threshold                     Tracking threshold
      `,
    },
    'config-oer-mc': {
      title: 'OER master controller',
      words: `
        active-probe                  Active probe
        backoff                       Backoff
        border > config-oer-mc-br     Border router
        delay                         Delay
        holddown                      Holddown
        keepalive                     Keepalive
        learn > config-oer-mc-learn   Learn
        logging                       Logging
        loss                          Loss
        max-range-utilization         Maximum range
        mode                          Mode
        periodic                      Periodic
        policy-rules                  Policy rules
        port                          Port
        resolve                       Resolve
        shutdown                      Shutdown
        unreachable                   Unreachable
      `,
    },
    'config-oer-mc-br': { title: 'OER border router', words: `interface > config-oer-mc-br-if   Interface` },
    'config-oer-mc-br-if': {
      title: 'OER border interface',
      words: `
        cost-minimization             Cost minimization
        link-group                    Link group
        max-xmit-utilization          Maximum transmit utilization
        maximum                       Maximum
      `,
    },
    'config-oer-mc-learn': {
      title: 'OER learn',
      words: `
        aggregation-type              Aggregation
        delay                         Delay
        list                          List
        monitor-period                Monitor period
        periodic-interval             Periodic interval
        prefixes                      Prefixes
        protocol                      Protocol
        throughput                    Throughput
      `,
    },
    'config-oer-br': {
      title: 'OER border router',
      words: `
        active-probe                  Active probe
        local                         Local address
        logging                       Logging
        master                        Master controller
        port                          Port
        shutdown                      Shutdown
      `,
    },
    'config-pfr-mc': {
      title: 'PfR master controller',
      words: `
        active-probe                  Active probe
        backoff                       Backoff
        border > config-oer-mc-br     Border router
        delay                         Delay
        holddown                      Holddown
        keepalive                     Keepalive
        learn > config-oer-mc-learn   Learn
        logging                       Logging
        max-range-utilization         Maximum range
        mode                          Mode
        periodic                      Periodic
        policy-rules                  Policy rules
        resolve                       Resolve
        shutdown                      Shutdown
      `,
    },
    'config-pfr-br': {
      title: 'PfR border router',
      words: `
        local                         Local address
        logging                       Logging
        master                        Master controller
        port                          Port
        shutdown                      Shutdown
      `,
    },
    'config-l3vpn-encap-ip': {
      title: 'L3VPN encapsulation',
      words: `
        protocol                      Protocol
        transport                     Transport
      `,
    },
    'config-iphcp': {
      title: 'IPHC profile',
      words: `
        feedback                      Feedback
        maximum                       Maximum
        non-tcp                       Compression of other than TCP
        recoverable-loss              Recoverable loss
        refresh                       Refresh
        rtp                           Compression of RTP
        tcp                           Compression of TCP
      `,
    },
    'conf-rite': {
      title: 'IP traffic export',
      words: `
        bidirectional                 Both directions
        incoming                      Incoming traffic
        interface                     Interface to export to
        mac-address                   MAC address of the monitor
        outgoing                      Outgoing traffic
      `,
    },
    'config-dfp': {
      title: 'DFP agent',
      words: `
        inservice                     In service
        interval                      Interval
        password                      Password
        port                          Port
      `,
    },
    'config-route-tag': {
      title: 'route tag list',
      words: `
        deny                          Specify tags to reject
        permit                        Specify tags to accept
      `,
    },
    'config-mdns': {
      title: 'mDNS',
      words: `
        designated-gateway            Designated gateway
        redistribute                  Redistribute
        service-policy                Service policy
        service-policy-query          Service policy of queries
        source-interface              Source interface
      `,
    },
    'config-mdns-sd-sl': {
      title: 'mDNS service list',
      words: `
        match                         Match
        service-instance              Service instance
        service-type                  Service type
      `,
    },
    'config-domain': {
      title: 'domain',
      words: `
        border > config-domain-vrf-br Border
        master > config-domain-vrf-mc Master
        password                      Password
        vrf > config-domain-vrf       VRF
      `,
    },
    'config-domain-vrf': {
      title: 'domain VRF',
      words: `
        border > config-domain-vrf-br Border
        master > config-domain-vrf-mc Master
      `,
    },
    'config-domain-vrf-br': {
      title: 'domain border',
      words: `
        master                        Master
        password                      Password
        source-interface              Source interface
      `,
    },
    'config-domain-vrf-mc': {
      title: 'domain master controller',
      words: `
        advanced                      Advanced
        class > config-domain-vrf-mc-class   Class
        collector                     Collector
        enterprise-prefix             Enterprise prefix
        hub                           Hub
        load-balance                  Load balance
        monitor-interval              Interval
        password                      Password
        site-prefixes                 Site prefixes
        source-interface              Source interface
      `,
    },
    'config-domain-vrf-mc-class': {
      title: 'domain class',
      words: `
        match                         Match
        path-preference               Path preference
        priority                      Priority
      `,
    },
    'config-ipx-router': {
      title: 'IPX router',
      words: `
        area-address                  Set the IPX area-address
        distribute-list               Filter networks in routing updates
        distribute-sap-list           Filter services
        log-adjacency-changes         Log changes in adjacency state
        lsp-gen-interval              Minimum interval between regenerating the same LSP
        maximum-paths                 Number of paths
        network                       Enable routing on an IPX network
        redistribute                  Enable redistribution
        route-aggregation             Aggregation of routes
        spf-interval                  Minimum interval between SPF calculations
      `,
    },
    'config-router-bmp': {
      title: 'BMP server',
      closed: true,
      words: `
        activate                      Activate the server
        address                       Address and port of the server
        description                   Description of the server
        exit-bmp-server-mode <        Exit from the server
        failure-retry-delay           Delay before the next attempt
        flapping-delay                Delay of flapping
        initial-delay                 Initial delay
        set                           Set IP DSCP
        stats-reporting-period        Period of reports
        update-source                 Source of the connection
      `,
    },
  },
} as const satisfies StoredGroup;
