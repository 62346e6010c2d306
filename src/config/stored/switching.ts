import type { StoredGroup } from './group';

/** Catalyst switches: VLANs, spanning tree, ports. */
export const SWITCHING = {
  globals: {
    switching: `
      vtp                             Configure global VTP state
      udld                            Configure global UDLD setting
      lacp                            LACP configuration
      pagp                            PAgP configuration
      port-channel                    EtherChannel configuration
      spanning-tree                   Spanning Tree Subsystem
      spanning-tree mst configuration > config-mst   Enter MST configuration submode
      vlan > config-vlan              Vlan commands
      vlan internal                   internal VLAN
      vlan filter                     Apply a VLAN Map
      vlan dot1q                      dot1q parameters
      vlan accounting                 VLAN accounting configuration
      vlan group                      Create a vlan group
      vlan mapping                    VLAN mapping
      vlan configuration > config-vlan-config   VLAN feature configuration mode
      mac:                            Global MAC configuration subcommands
      mac address-table               Configure the MAC address table
      mac-address-table               Configure the MAC address table
      bridge                          Bridge Group
      bridge-domain > config-bdomain  Bridge-domain global configuration commands
      define                          interface range macro definition
      macro                           Macro configuration
      sdm                             Switch database management
      rep                             Resilient Ethernet Protocol
      ethernet                        Ethernet configuration
      ethernet cfm domain > config-ecfm   Configure a CFM domain
      l2protocol-tunnel               Tunnel Layer2 protocols
      link                            Link
      storm-control                   Storm control
      power                           Configure power supplies
      redundancy-mode                 Redundancy mode
      fabric                          Fabric
      archive-switch                  Switch archive
      cluster                         Cluster configuration commands
      environment                     Environmental monitoring
      alarm                           Alarm
      alarm profile > config-alarm-prof   Alarm profile
      location                        Global location configuration commands
      nmsp                            NMSP
      private-vlan                    Private VLAN
      port-security                   Port security
      profinet                        PROFINET
      cip                             Common Industrial Protocol
      mvr                             Enable/Disable MVR on the switch
      ip igmp snooping                IGMP snooping
      ip dhcp snooping                DHCP Snooping
      ip arp inspection               ARP inspection
      ip source binding               IP source binding
      ip verify source                Verify source
      ipv6 mld snooping               MLD snooping
      tagging                         Tagging
      wrr-queue                       Configure weighted round-robin xmit queues
      qos-map                         QoS map
      switch virtual domain > config-vs-domain   Virtual switch domain
      dying-gasp                      Dying gasp
      loopdetect                      Loop detection
      beacon                          Beacon
      firewall                      Firewall services
      svclc                         Service line card
      analysis                      Network analysis module
      intrusion-detection           Intrusion detection module
      wism                          Wireless services module
      vmps                          Configure the VMPS client
      sap                           Session Announcement Protocol
      service-insertion             Service insertion
      ip sticky-arp                 Allow the creation of sticky ARP entries
      l3-protocol                   Layer 3 protocol
      mvrp                          Multiple VLAN Registration Protocol
      gvrp                          GARP VLAN Registration Protocol
      avb                           Audio Video Bridging
      hw-module uplink              Uplink selection
      network-clock synchronization   Synchronization
      ethernet cfm                  Connectivity fault management
      ethernet lmi                  Ethernet LMI
      ethernet evc > config-evc     Create an Ethernet virtual connection
      ethernet ring                 Ethernet ring
      mls ip slb                    Server load balancing
      netdr                         Network driver
    `,
  },
  modes: {
    'config-mst': {
      title: 'MST',
      words: `
        instance                      Map vlans to an MST instance
        name                          Set configuration name
        private-vlan                  Set private-vlan synchronization
        revision                      Set configuration revision number
      `,
    },
    'config-vlan': {
      title: 'VLAN',
      words: `
        are                           Maximum number of All Route Explorer hops
        backupcrf                     Backup CRF mode of the VLAN
        bridge                        Bridging characteristics of the VLAN
        media                         Media type of the VLAN
        member                        Member of the VLAN
        mtu                           VLAN Maximum Transmission Unit
        name                          Ascii name of the VLAN
        parent                        ID number of the Parent VLAN
        private-vlan                  Configure a private VLAN
        remote-span                   Configure as Remote SPAN VLAN
        ring                          Ring number of FDDI or Token Ring type VLANs
        said                          IEEE 802.10 SAID
        service-policy                Configure QoS Service Policy
        shutdown                      Shutdown VLAN switching
        state                         Operational state of the VLAN
        ste                           Maximum number of Spanning Tree Explorer hops
        stp                           Spanning tree characteristics of the VLAN
        tb-vlan1                      ID number of the first translational VLAN
        tb-vlan2                      ID number of the second translational VLAN
        uni-vlan                      UNI VLAN
        vn-segment                    Segment ID of the VLAN
      `,
    },
    'config-vlan-config': {
      title: 'VLAN feature',
      words: `
        device-tracking               Device tracking
        ip                            IP
        ipv6                          IPv6
        member                        Member
        service-policy                Service policy
      `,
    },
    'config-bdomain': {
      title: 'bridge-domain',
      words: `
        mac                           MAC
        member                        Member
        shutdown                      Shutdown
        snooping                      Snooping
      `,
    },
    'config-ecfm': {
      title: 'CFM domain',
      words: `
        service > config-ecfm-srv     Service
        mep                           MEP
        mip                           MIP
        id                            ID
        mep archive-hold-time         Hold time of the archive
      `,
    },
    'config-ecfm-srv': {
      title: 'CFM service',
      words: `
        continuity-check              Continuity check
        mep                           MEP
        mip                           MIP
        sender-id                     Sender
        ais                           AIS
      `,
    },
    'config-alarm-prof': {
      title: 'alarm profile',
      words: `
        alarm                         Alarm
        notifies                      Notifies
        relay-major                   Relay
        relay-minor                   Relay
        syslog                        Syslog
      `,
    },
    'config-vs-domain': {
      title: 'virtual switch domain',
      words: `
        dual-active                   Dual active
        mac-address                   MAC address
        switch                        Switch
      `,
    },
    'config-evc': {
      title: 'Ethernet virtual connection',
      words: `
        oam                           OAM
        uni                           UNI
      `,
    },
  },
} as const satisfies StoredGroup;
