import type { StoredGroup } from './group';

/** Lines of terminal lines; those with an effect stand here too, for what of them is not declared. */
const LINE_WORDS = `
  absolute-timeout        Set absolute timeout for line disconnection
  accounting        Accounting parameters
  activation-character    Define the activation character
  async-bootp                   Modify system bootp parameters of async lines
  authorization     Authorization parameters
  autobaud          Set line to autobaud
  autocommand       Automatically execute an EXEC command
  autocommand-options     Autocommand options
  autohangup        Automatically hangup when last connection closes
  autoselect        Set line to autoselect
  buffer-length     Set DMA buffer length
  callback          Callback settings
  data-character-bits     Size of characters being handled
  databits          Set number of data bits per character
  default-value     Default values
  disconnect-character    Define the disconnect character
  dispatch-character      Define the dispatch character
  dispatch-machine        Reference a TCP dispatch state machine
  dispatch-timeout        Set the dispatch timer
  domain-lookup     Enable domain lookups in show commands
  editing           Enable command line editing
  escape-character        Change the current line's escape character
  exec        Configure EXEC
  exec-banner       Enable the display of the EXEC banner
  exec-character-bits     Size of characters to the command exec
  exec-timeout      Set the EXEC timeout
  flowcontrol       Set the flow control
  flush-at-activation     Clear input stream at activation
  full-help         Provide help to unprivileged user
  help        Description of the interactive help system
  hold-character    Define the hold character
  insecure          Mark line as 'insecure' for LAT
  international     Enable international 8-bit character support
  ip          IP options
  ipv6        IPv6 options
  ipv6 access-class       Filter connections based on an IPv6 access list
  key         Key
  lockable          Allow users to lock a line
  logout-warning    Set Warning countdown for absolute timeout of line
  media-type                    Choose the connector of the console
  modem       Configure the Modem Control Lines
  monitor           Copy debug output to the current terminal line
  motd-banner       Enable the display of the MOTD banner
  notify      Inform users of output from concurrent sessions
  no-exec           No EXEC
  padding           Set padding for a specified output character
  parity      Set terminal parity
  ppp         Send PPP
  prc         PRC
  private           Configuration options that user can set will remain in effect
  protocol          Protocol
  refuse-message    Define a refuse banner
  rotary      Add line to a rotary group
  rxspeed           Set the receive speed
  script      specify event related chat scripts to run on the line
  session-disconnect-warning    Set warning countdown for session-timeout
  session-limit     Set maximum number of sessions
  session-timeout         Set interval for closing connection when there is no input traffic
  special-character-bits  Size of the escape (and other special) characters
  speed       Set the transmit and receive speeds
  start-character         Define the start character
  stop-character    Define the stop character
  stopbits          Set async line stop bits
  telnet      Telnet protocol-specific configuration
  terminal-type     Set the terminal type
  timeout           Timeouts for the line
  transport output        Define which protocols to use for outgoing connections
  transport preferred     Specify the preferred protocol to use
  transport input         Define which protocols to use when connecting to the terminal server
  transport         Define transport protocols for line
  txspeed           Set the transmit speed
  usb-inactivity-timeout  Set the USB inactivity timeout
  vacant-message    Define a vacant banner
  x25         X.25 protocol-specific configuration
  arap        Appletalk Remote Access Protocol
  state-machine     Reference a TCP dispatch state machine
  software          Software flow control
  terminal-queue    Terminal queue
  length      Set number of lines on a screen
  login tacacs      Use tacacs server for password checking
  login rotary                  Use the password of the rotary group
  priority          Priority
  history           Enable and control the command history function
  logging           Modify message logging facilities
  lat         DEC Local Area Transport (LAT) protocol-specific configuration
  mop         DEC MOP protocol
  udptn                         UDPTN protocol-specific configuration
  width       Set width of the display terminal
  enable      Enable
  access-class      Filter connections based on an IP access list
  ip netmask-format       Change display of netmasks
  ip tcp input-coalesce-threshold   Coalesce input
  location          Enter terminal location description
  login       Enable password checking
  password          Set a password
  privilege         Change privilege level for line
`;

/** Access to the router, its management, measurements and files. */
export const MANAGEMENT = {
  globals: {
    version: `
      service:                        Modify use of network based services
      service timestamps              Timestamp debug/log messages
      service pad                     Enable PAD commands
      service tcp-keepalives-in       Generate keepalives on idle incoming network connections
      service tcp-keepalives-out      Generate keepalives on idle outgoing network connections
      service dhcp                    Enable DHCP server and relay agent
      service udp-small-servers       Enable small UDP servers
      service tcp-small-servers       Enable small TCP servers
      service config                  TFTP load config files
      service sequence-numbers        Stamp logger messages with a sequence number
      service call-home               Enable call-home service
      service compress-config         Compress the configuration file
      service counters                Control aging of interface counters
      service decimal-tty             Interpret TTY line numbers in decimal
      service disable-ip-fast-frag    Disable IP particle-based fast fragmentation
      service exec-callback           Enable exec callback
      service exec-wait               Delay EXEC startup on noisy lines
      service finger                  Allow responses to finger requests
      service heartbeat               Heartbeat
      service hide-telnet-addresses   Hide destination addresses in telnet command
      service internal                Enable/Disable Internal commands
      service linenumber              enable line number banner for each exec
      service log                     Log
      service nagle                   Enable Nagle's congestion control algorithm
      service old-slip-prompts        Allow old scripts to operate with slip/ppp
      service prompt                  Enable mode specific prompt
      service pt-vty-logging          Log significant VTY-Async events
      service slave-log               Enable log capability of slave IPs
      service telnet-zeroidle         Set TCP window 0 when connection is idle
      service unsupported-transceiver   Enable support for third-party transceivers
      service alignment               Control alignment correction and logging
      service scripting             Enable scripting
      service upgrade               Configure upgrade information
      service image-version           Image version
      service routing                 Routing
      service-module                Service module configuration
      platform                        Platform specific commands
      hw-module                       Control of individual components in the system
      downward-compatible-config      Generate a configuration compatible with older software
      upgrade                         Upgrade commands
      no-exec                         No exec
      service password-recovery     Allow password recovery
      service private-config-encryption   Encrypt the private configuration
      service tftp-server           TFTP server
      service dhcp-relay            DHCP relay
      service slave-coredump        Coredump of slave IPs
      service conditional-boot      Conditional boot
      service single-slot-reload-enable   Reload of one slot
      service multi-slot-reload-enable   Reload of several slots
      hw-switch                     Hardware switch commands
      microcode                     Configure microcode
    `,
    boot: `
      boot-start-marker               Start of boot settings
      boot                            Modify system boot parameters
      boot-end-marker                 End of boot settings
      logging:                        Modify message logging facilities
      logging queue-limit             Set logger message queue size
      logging rate-limit              Set messages per second limit
      logging userinfo                Enable logging of user info on privileged mode enabling
      logging count                   Count every log message and timestamp last occurrence
      logging exception               Limit size of exception flush output
      logging message-counter         Configure log message to include certain counter value
      logging snmp-authfail           Enable or disable syslog messages of SNMP authentication failures
      logging reload                  Set reload logging level
      logging persistent              Set persistent logging parameters
      logging discriminator           Create or modify a message discriminator
      logging file                    Set logging file parameters
      logging cns-events              Set CNS Event logging level
      logging buginf                  Enable buginf logging for debugging
      logging filter                  Specify logging filter
      logging event                   Global interface events
      security:                       Infra Security CLIs
      security authentication         Authentication security CLIs
      security passwords              Password security CLIs
      aaa:                            Authentication, Authorization and Accounting.
      aaa accounting                  Accounting configurations parameters.
      aaa accounting-list             Accounting list
      aaa attribute                   AAA attribute definitions
      aaa authentication arap         Set authentication lists for arap.
      aaa authentication attempts     Set the maximum number of login attempts
      aaa authentication banner       Message to use when starting login/authentication.
      aaa authentication dot1x        Set authentication lists for IEEE 802.1x.
      aaa authentication eou          Set authentication lists for EAPoUDP
      aaa authentication fail-message   Message to use for failed login/authentication.
      aaa authentication nasi         Set authentication lists for NASI.
      aaa authentication onep         Set authentication lists for ONEP
      aaa authentication password-prompt   Text to use when prompting for a password
      aaa authentication ppp          Set authentication lists for ppp.
      aaa authentication sgbp         Set authentication lists for sgbp.
      aaa authentication suppress     Do not send access request for a specific type of user.
      aaa authentication username-prompt   Text to use when prompting for a username
      aaa authorization               Authorization configurations parameters.
      aaa cache                       AAA cache definitions
      aaa common-criteria             AAA Common Criteria
      aaa configuration               Authorization configuration parameters.
      aaa dnis                        Associate certain AAA parameters to a specific DNIS number
      aaa group                       AAA group definitions
      aaa intercept                   Enable intercept
      aaa local                       AAA Local method options
      aaa login                       Login
      aaa max-sessions                Adjust initial hash size for estimated max sessions
      aaa memory                      AAA memory parameters
      aaa nas                         NAS specific configuration
      aaa password                    Configure password/secret policies for users
      aaa pod                         POD processing
      aaa policy                      AAA policy parameters
      aaa preauth                     AAA preauthentication
      aaa processes                   Configure AAA background processes
      aaa route                       Static route downloading
      aaa server                      Local AAA server
      aaa service-profile             Service-Profile parameters
      aaa session-id                  AAA Session ID
      aaa session-mib                 AAA session MIB options
      aaa traceback                   Traceback recording
      aaa user                        AAA user definitions
      aaa group server:               AAA server group definitions
      aaa group server radius > config-sg-radius   Enter AAA Radius server group definition
      aaa group server tacacs+ > config-sg-tacacs+   Enter AAA Tacacs+ server group definition
      aaa group server ldap > config-sg-ldap   Enter AAA LDAP server group definition
      aaa server radius dynamic-author > config-locsvr-da-radius   Local server profile for RFC 3576 support
      aaa attribute list > config-attr-list   Attribute list
      aaa accounting exec > config-acct   For starting an exec (shell)
      aaa accounting commands > config-acct   For exec (shell) commands
      aaa accounting network > config-acct   For all network services
      aaa accounting system > config-acct   For system events
      aaa accounting connection > config-acct   For outbound connections
      aaa accounting dot1x > config-acct   For dot1x sessions
      aaa accounting identity > config-acct   For identity sessions
      enable                          Modify enable password parameters
      enable last-resort              Define enable action if no TACACS servers respond
      enable use-tacacs               Use TACACS to check enable passwords
      enable algorithm-type           Algorithm to use for hashing the enable secret
      aqm-register-fnf                Automated QoS manager
      subscriber                      Subscriber commands
      hardware                      Configure hardware parameters
      facility-alarm                  Facility alarm
      redundancy > config-red         Enter redundancy mode
      transceiver                     Transceiver
      card                            Configure card type
      clock                           Configure time-of-day clock
      clock calendar-valid            Calendar time is authoritative
      clock initialize                Initialize system clock on restart
      clock save                      Backup of clock with NVRAM
      clock source                    Clock source
      microcode reload              Reload microcode if it has changed
      ftp-server                    FTP server configuration commands
      data-corruption               Enable data error reporting
    `,
    system: `
      memory-size:                    Adjust memory size by percentage
      memory-size iomem               I/O memory
      resource:                       Configure Embedded Resource Manager (ERM)
      resource policy > config-erm    Configure ERM policy
      memory                          Configure memory management
      mmi                             Modem management interface
      ip source-route                 Process packets with source routing header options
      ip gratuitous-arps              Generate gratuitous ARPs for PPP/SLIP peer addresses
      ip arp                          IP ARP global configuration
      ip routing                      Enable IP routing
      ip finger                       finger server
      ip icmp                         Global icmp parameters
      ip options                      Disable IP options
      ip spd                          Selective Packet Discard
      ip slb                          Configure Server Load Balancing
      ip subnet-zero                  Allow 'subnet zero' subnets
      ip vtep                         VTEP
      network-clock                   Configure network clock
      network-clock-participate       Configure participation in network clocking
      network-clock-select            Select the clocking source
      network-clock-source            Configure network clock source
      dot11                           IEEE 802.11 config commands
      dot11 ssid > config-ssid        Configure radio service set parameters
      errdisable                      Error disable
      system:                         System config commands
      system mtu                      System jumbo MTU
      system flowcontrol            Set the flow control of the system
      system env                      System environment
      system ignore                   System ignore
      system disable                  System disable
      switch                          Configure Switch
      stack-mac                       MAC address for the stack
      stack-power > config-stackpower Stack power
      shell                           Configure shell command
      process                         Configure process
      process-max-time                Maximum time for process to run before voluntarily relinquishing processor
      buffers                         Adjust system buffer pool parameters
      exception                       Exception handling
      exception-slave                 Exception handling of the slave
      cgmp                            Global CGMP configuration commands
      ip nat inside destination       Destination address translation
      ip nat create                   Create flow entries
      warm-reboot                     Configure the router to do warm reboot
      parser                          Configure parser
      parser view > view              View Commands
      spd                             Selective Packet Discard
      scripting                       Scripting
      coverage                        Coverage
      diagnostic                      Configure diagnostic information
      config-register                 Define the configuration register
      configuration                   Configuration access
      device-tracking                 Configure device tracking
      device-tracking policy > config-device-tracking   Configure a device-tracking policy
      device-sensor                   Device sensor
      flow                            Global Flow configuration subcommands
      flow record > config-flow-record   Define or modify a Flow Record
      flow exporter > config-flow-exporter   Define or modify a Flow Exporter
      flow monitor > config-flow-monitor   Define or modify a Flow Monitor
      sampler > config-sampler        Define a Sampler
      flow-sampler-map > sampler      Flow sampler configuration
      performance:                    Performance
      performance monitor > config-perf-mon   Performance monitor
      license                         Configure license features
      software                      Configure software parameters
      smart-license                   Smart license
      emm                             Embedded menu manager
      energywise                      EnergyWise configuration commands
      setup                           Setup
      autosec                         AutoSecure
      auto                            Configure Automation
      arp access-list > config-arp-nacl   Named ARP access list
      tdp                           TDP
      cwmp                          CPE WAN Management Protocol
      cwmp agent > config-cwmp      CWMP agent
      autonomic                     Autonomic networking
      ptp                           Precision Time Protocol
      transceiver type > config-xcvr-type   Transceiver monitoring
      transceiver:                  Transceiver
      metadata                      Metadata
      metadata flow                 Metadata of flows
      virtual-service > config-virt-serv   Virtual service
      module provision > config-module-provision   Offline provisioning of modules
      fips                          FIPS mode
      alarm-contact                 Alarm contact
      alarm-profile > config-alarm-prof   Alarm profile
      alarm facility                Configure facility alarms
      facility-alarm                Configure facility alarms
      tty-queue                     Queues of terminal lines
      ip slb probe > config-slb-probe   Probe of real servers
      ip slb serverfarm > config-slb-sfarm   Server farm
      ip slb vserver > config-slb-vserver   Virtual server
      ip slb dfp > config-slb-dfp   Dynamic Feedback Protocol
      ip slb natpool                Pool of client addresses
      xdr                           XDR
      device                        Device
      device classifier             Device classifier
      rx-cos-slot                   Queues of packets from the fabric
      slot-table-cos > config-slot-table-cos   Queues of packets to the fabric
      cos-queue-group > config-cos-queue-group   Group of queues
      environment-monitor           Environmental monitoring
      line-card-redundancy          Redundancy of line cards
      l4r_shim                      Redirection
    `,
    names: `
      ip domain                       IP DNS Resolver
      ip domain-list                  Domain name to complete unqualified host names
      ip host-routing                 Enable host-based routing
      ip name-server                  Specify address of name server to use
      ip domain-name                  Define the default domain name
      ip default-gateway              Specify default gateway (if not routing IP)
      ip hostname                   Configure host name checking
      ip dns                          Configure DNS server for a zone
      ip dns view > config-dns-view   Configure DNS view
      ip ddns                         Configure dynamic DNS
      ip ddns update method > DDNS-update-method   Configure a DDNS update method
      ip bootp                        Config BOOTP services
      ip dhcp-server                  Specify address of DHCP server to use
      ip dhcp-client                  Configure parameters for DHCP client operation
      ip dhcp                         Configure DHCP server and relay parameters
      ip dhcp pool > dhcp-config      Configure DHCP address pools
      ip dhcp class > config-dhcp-class   Configure DHCP classes
      ip ssh                          Configure ssh options
      ip scp                          Scp commands
      ip tcp                          Global TCP parameters
      ip telnet                       Specify telnet options
      ip ftp                          FTP configuration commands
      ip ftp-server                   FTP server configuration
      ip tftp                         tftp configuration commands
      ip rcmd                         Rcmd commands
      ip reflexive-list               Reflexive access list
      ip alias                        Alias an IP address to a TCP port
      ip drp                          Director response protocol configuration commands
      ip identd                       Ident server
      ip udp                        UDP configuration commands
      ip sap                          Session Advertisement Protocol
      ip device                       IP device tracking
      ip source                       IP source
      ip host                         Add an entry to the ip hostname table
      ip mtu                          MTU
      ip address-validate             Validate addresses
      login                           Enable secure login checking
      username                        Establish User Name Authentication
      archive > config-archive        Archive the configuration
      file                            Adjust file system parameters
      no-service                      No service
      ipc:                            Configure IPC system
      ipc zone > config-ipczone     Configure an IPC zone
      access-session                Access Session global configuration commands
      remote-management               Remote management
      privilege                       Command privilege parameters
      wlan                            WLAN
      ap                              AP
      wireless                        Wireless
      nbar                            NBAR
      avc                             Application visibility
      ptp                             Precision Time Protocol
      stackwise-virtual > config-stackwise-virtual   Enable Stackwise Virtual configuration
    `,
    ip: `
      ip http                         HTTP server configuration
      ip rsh                        Rsh commands
      ip sla > config-ip-sla          IP SLA entry number
      ip sla monitor > config-sla-monitor   IP SLA Monitor entry
      ip sla monitor schedule         IP SLAs Monitor Entry Scheduling
      ip sla monitor responder        Enable SLA Monitor Responder
      ip sla monitor reaction-configuration   IP SLAs Monitor Reaction-Configuration
      ip sla monitor logging          Enable Syslog
      ip sla monitor key-chain        Use MD5 Authentication for IP SLAs Monitor Control Messages
      ip sla monitor low-memory       Configure Low Water Memory Mark
      ip sla schedule                 IP SLAs Entry Scheduling
      ip sla responder                Enable IP SLAs Responder
      ip sla enable                   Enable Event Notifications
      ip sla group                    Group Configuration or Group Scheduling
      ip sla reaction-configuration   IP SLAs Reaction-Configuration
      ip sla reaction-trigger         IP SLAs Trigger Assignment
      ip sla logging                  Enable Syslog
      ip sla key-chain                Use MD5 Authentication for IP SLAs Control Messages
      ip sla low-memory               Configure Low Water Memory Mark
      ip sla restart                Restart an active entry
      ip sla reset                  Reset all entries
      ip sla auto                     IP SLAs Auto Configuration
      ip sla server                   IP SLAs server
      rtr > config-rtr-probe          SAA Configuration
      rtr schedule                    RTR Entry Scheduling
      rtr responder                   Enable RTR Responder
      rtr reaction-configuration      RTR Reaction-Configuration
      rtr reaction-trigger            RTR Trigger Assignment
      rtr logging                     RTR logging
      rtr key-chain                   RTR key chain
      rtr low-memory                  Configure Low Water Memory Mark
      ip kron                         Kron
    `,
    logging: `
      ip tacacs                       TACACS configuration commands
      ip radius                       RADIUS configuration commands
      logging alarm                   Configure syslog for alarms
      logging esm                     Set ESM filter restrictions
      logging facility                Facility parameter for syslog messages
      logging host                    Set syslog server IP address and parameters
      logging history                 Configure syslog history table
      logging delimiter               Append delimiter to syslog messages
      logging origin-id               Add origin ID to syslog messages
      logging source-interface        Specify interface for source address in logging transactions
      logging server-arp              Enable sending ARP requests for syslog servers when first configured
      logging trap                    Set syslog server logging level
      logging ip                      IP configuration
      logging dmvpn                   DMVPN Configuration
      logging ipv6                    IPv6
      logging                         Modify message logging facilities
      kron:                           Kron interval Facility
      kron occurrence > config-kron-occurrence   Define an occurrence that kron policies can be attached to
      kron policy-list > config-kron-policy   Define a policy list
    `,
    management: `
      snmp                            Modify non engine SNMP parameters
      snmp-server                     Modify SNMP engine parameters
      snmp-server group               Define a User Security Model group
      rmon                            Remote Monitoring
      tacacs-server                   Modify TACACS query parameters
      tacacs:                         TACACS
      tacacs server > config-server-tacacs   Configure TACACS+ server
      radius-server                   Modify RADIUS query parameters
      radius:                         RADIUS
      radius server > config-radius-server   Configure RADIUS server
      ldap:                           LDAP
      ldap server > config-ldap-server   Configure LDAP server
      radius-server local > config-radsrv   Configure local RADIUS server
      call-home > cfg-call-home       Enter call-home configuration mode
      cns                             CNS agents
      cns trusted-server              CNS trusted server
      cns connect > config-cns-conn   Define a connection type
      cns template > config-tmpl-conn Define a template
      netconf                         Configure NETCONF
      netconf-yang                    Configure NETCONF-YANG
      restconf                        Configure RESTCONF
      gnxi                            Configure gNXI
      telemetry > config-mdt-subs     Telemetry
      wsma:                           Web services management agents
      wsma agent > config-wsma-agent  WSMA agent
      wsma profile > config-wsma-listen   WSMA profile
      sla                             SLA
      xsd-format                      XSD format
      transport                       Transport
      onep > config-onep            Configure onePK settings
      pnp > config-pnp                PNP
      iox                           IOx application hosting
      app-hosting > config-app-hosting   Application hosting
      guestshell                      Guest shell
      monitor:                        Configure SPAN monitoring
      monitor session > config-mon    Configure a SPAN session
      monitor event-trace             Event trace
      monitor capture                 Packet capture
      monitor pcm-tracer              PCM tracer
      monitor permit-list             Permit list
      radius-server attribute       Customize selected radius attributes
      lmhosts                       LMHOSTS
      network-policy profile > config-network-policy   Network policy profile
      network-policy:               Network policy
      wlccp                         Wireless LAN Context Control Protocol
      workgroup-bridge              Workgroup bridge
      sasl profile > config-sasl-profile   SASL profile
      sasl:                         SASL
      xmpp-client                   XMPP client
      ldap attribute-map > config-ldap-attribute-map   LDAP attribute map
      ldap search filter            LDAP search
      transport-map type > config-tmap   Transport map
      transport-map:                Transport map
      regexp                        Regular expressions
      usergroup                     User group
      cpd                           CPD
      nls                           Network location service
      mta                           Mail Transfer Agent
      wlccp authentication-server client > config-wlccp-auth   Authentication server of clients
    `,
    banner: `
      alias                           Create command alias
      default-value                   Default character-bits values
      terminal-queue                  Terminal queue commands
      x25                             X.25 Level 3
      x29                             X29 commands
      menu                            Define a user-interface menu
      prompt                          Set system's prompt
      tclsh                           Tcl shell
      busy-message                  Display message when connection to host fails
    `,
    line: `
      scheduler                       Scheduler parameters
      vty-async                       Enable virtual async line configuration
      chat-script                     Define a modem chat script
      modemcap                        Modem Capabilities database
      modem-pool > config-modem-pool   Define a pool of modems
      line-card                       Line card
      printer                         Define an LPD printer
      lat                             DEC Local Area Transport (LAT) transmission protocol
      rlogin                          Rlogin configuration commands
      resume-string                   Resume string
      tftp-server                     Provide TFTP service for netload requests
      rcp                             Rcp commands
      sgbp                            SGBP Stack Group Bidding Protocol configuration
      translate                       Translate global configuration commands
      session-limit                 Set the maximum number of sessions
      udp-small-servers             Enable small UDP servers
      tcp-small-servers             Enable small TCP servers
      keymap                        Define a new keymap
      ttycap                        Define a new terminal capability
    `,
    time: `
      ntp                             Configure NTP
      sntp                            Configure SNTP
      event:                          Event related configuration commands
      event manager                   Embedded Event Manager
      event manager applet > config-applet   Register an Event Manager applet
      mac-address-table               Configure the MAC address table
      module                        Configure a module of the chassis
      cws                             Cloud web security
      webvpn-module                   WebVPN module
    `,
  },
  modes: {
    'config-line': { title: 'line', words: LINE_WORDS },
    'config-line-slot': { title: 'line', words: LINE_WORDS },
    'config-sg-radius': {
      title: 'RADIUS server group',
      words: `
        accounting                    Specify a RADIUS attributes filter for accounting
        attribute                     Customize selected radius attributes
        authorization                 Specify a RADIUS attributes filter for authorization
        backoff                       Retry backoff pattern
        cache                         cached DB profile configuration
        deadtime                      Specify time in minutes to ignore an unresponsive server
        ip                            Internet Protocol config commands
        ipv6                          IPv6 config commands
        key-wrap                      Key wrap
        load-balance                  Server group load-balancing options
        mac-delimiter                 MAC delimiter
        server                        Specify a RADIUS server
        server name                   Name of the RADIUS server
        server-private                Define a private RADIUS server
        subscriber                    MAC filtering
        throttle                      Throttle requests to radius server
        ip radius                     RADIUS source of the group
        ip radius source-interface    Specify interface for source address in RADIUS packets
        ip vrf forwarding             VPN Routing/Forwarding instance of the group
        ip vrf                        VPN Routing/Forwarding instance of the group
        ipv6 radius                   RADIUS source of the group
      `,
    },
    'config-sg-tacacs+': {
      title: 'TACACS+ server group',
      words: `
        accounting                    Accounting
        ip                            Internet Protocol config commands
        ipv6                          IPv6 config commands
        server                        Specify a TACACS server
        server-private                Define a private TACACS server
        cache                         cached DB profile configuration
        ip tacacs                     TACACS+ source of the group
        ip tacacs source-interface    Specify interface for source address in TACACS+ packets
        ip vrf                        VPN Routing/Forwarding instance of the group
        ip vrf forwarding             VPN Routing/Forwarding instance of the group
        vrf                           VPN Routing/Forwarding instance of the group
      `,
    },
    'config-sg-ldap': {
      title: 'LDAP server group',
      words: `
        server                        Specify a LDAP server
        authentication                Authentication
      `,
    },
    'config-locsvr-da-radius': {
      title: 'RADIUS dynamic authorization',
      words: `
        auth-type                     Specify the server authorization type
        client                        Specify a RADIUS client
        domain                        Domain
        ignore                        Override behaviour to ignore certain parameters
        port                          Specify port on which local radius server listens
        server-key                    Encryption key shared with the radius clients
      `,
    },
    'config-attr-list': { title: 'attribute list', words: `attribute type      Attribute type` },
    'config-acct': {
      title: 'accounting',
      words: `
        action-type                   Action type
        broadcast                     Use Broadcast for Accounting
        group                         Use Server-group
        none                          No accounting
        start-stop                    Record start and stop without waiting
        stop-only                     Record stop when service terminates
      `,
    },
    'config-server-tacacs': {
      title: 'TACACS+ server',
      words: `
        address                       Specify server address
        address ipv4                  IPv4
        key                           per-server encryption key
        port                          TCP port for TACACS+ server
        send-nat-address              Send client nat address to tacacs+ server
        single-connection             Multiplex all packets over a single tcp connection
        timeout                       Time to wait for this TACACS server to reply
      `,
    },
    'config-radius-server': {
      title: 'RADIUS server',
      words: `
        address                       Specify the radius server address
        automate-tester               Configure server automated testing
        backoff                       Retry backoff pattern
        dtls                          DTLS
        key                           Per-server encryption key
        non-standard                  Attributes to be parsed that violate RADIUS standard
        pac                           Protected Access Credential key
        retransmit                    Number of retries to active server
        timeout                       Time to wait for this RADIUS server to reply
        tls                           TLS
      `,
    },
    'config-ldap-server': {
      title: 'LDAP server',
      words: `
        attribute                     Attribute
        authentication                Authentication
        base-dn                       Base DN
        bind                          Bind
        ipv4                          IPv4 address
        search-filter                 Search filter
        timeout                       Timeout
        transport                     Transport
        mode                          Mode
      `,
    },
    'config-radsrv': {
      title: 'local RADIUS server',
      words: `
        authentication                Authentication
        block                         Block
        eapfast                       EAP-FAST
        group > config-radsrv-group   Group
        nas                           Network access server
        reauthentication              Reauthentication
        user                          User
      `,
    },
    'config-radsrv-group': {
      title: 'local RADIUS server group',
      words: `
        block                         Block
        reauthentication              Reauthentication
        ssid                          SSID
        vlan                          VLAN
      `,
    },
    'config-red': {
      title: 'redundancy',
      words: `
        application > config-red-app  Application redundancy
        auto-sync                     Auto-sync
        inter-device > config-red-interdevice   Inter-device redundancy
        keepalive-enable              Enable keepalive
        linecard-group > config-red-lc   Linecard group
        main-cpu > config-r-mc        Enter main-cpu mode
        mode                          redundancy mode for this chassis
        notification-timer            Notification timer
        policy                        Policy
        scheme                        Scheme
        maintenance-mode              Maintenance mode
        protocol                      Redundancy protocol
      `,
    },
    'config-r-mc': {
      title: 'main-cpu',
      words: `
        auto-sync                     Auto-sync
        switchover                    Switchover
        sync                          Sync
      `,
    },
    'config-red-lc': {
      title: 'linecard group',
      words: `
        class                         Class of the group
        member                        Member of the group
        revertive                     Revertive
      `,
    },
    'config-red-interdevice': {
      title: 'inter-device',
      words: `
        scheme                        Scheme
        security                      Security
      `,
    },
    'config-red-app': {
      title: 'application redundancy',
      words: `
        group > config-red-app-grp    Group
        protocol > config-red-app-prtcl   Protocol
      `,
    },
    'config-red-app-grp': {
      title: 'redundancy group',
      words: `
        asymmetric-routing            Asymmetric routing
        control                       Control interface
        data                          Data interface
        name                          Name
        preempt                       Preempt
        priority                      Priority
        shutdown                      Shutdown
        timers                        Timers
        track                         Track
      `,
    },
    'config-red-app-prtcl': {
      title: 'redundancy protocol',
      words: `
        name                          Name
        timers                        Timers
        authentication                Authentication
      `,
    },
    'config-erm': {
      title: 'ERM',
      words: `
        policy > config-erm-policy    Policy
        user                          User
      `,
    },
    'config-erm-policy': { title: 'ERM policy', words: `system > config-policy-node    System` },
    'config-policy-node': {
      title: 'ERM policy node',
      words: `
        buffer                        Buffer
        cpu > config-owner-cpu        CPU
        memory > config-owner-memory  Memory
      `,
    },
    'config-owner-cpu': {
      title: 'CPU owner',
      words: `
        critical                      Critical
        major                         Major
        minor                         Minor
      `,
    },
    'config-owner-memory': {
      title: 'memory owner',
      words: `
        critical                      Critical
        major                         Major
        minor                         Minor
      `,
    },
    'config-ssid': {
      title: 'SSID',
      words: `
        accounting                    radius accounting
        admin-traffic                 Admin traffic
        authentication                authentication method
        guest-mode                    guest ssid
        information-element           Add information element
        infrastructure-ssid           Infrastructure SSID
        ip                            IP
        l2-filter                     L2 filter
        max-associations              set maximum associations for ssid
        mbssid                        Multiple BSSID
        mobility                      Mobility
        vlan                          bind ssid to vlan
        wpa-psk                       Configure Wi-Fi Protected Access pre-shared key
      `,
    },
    'config-stackpower': {
      title: 'stack power',
      words: `
        default                       Set a command to its defaults
        mode                          Power stack mode
        stack-id                      Stack ID
      `,
    },
    view: {
      title: 'view',
      words: `
        commands                      Configure commands for a view
        inherit                       Inherit
        secret                        Set a secret for the current view
        view                          View
      `,
    },
    'config-device-tracking': {
      title: 'device tracking',
      words: `
        data-glean                    Binding recovery by data traffic
        device-role                   Sets the role of the device attached to the port
        limit                         Specifies a limit
        protocol                      Sets the protocol to glean
        security-level                Setup security level
        tracking                      Override default tracking behavior
        trusted-port                  Setup trusted port
      `,
    },
    'config-flow-record': {
      title: 'Flow Record',
      words: `
        collect                       Specify a non-key field
        description                   Provide a description for this Flow Record
        match                         Specify a key field
      `,
    },
    'config-flow-exporter': {
      title: 'Flow Exporter',
      words: `
        description                   Provide a description for this Flow Exporter
        destination                   Export destination configuration
        dscp                          Optional DSCP
        export-protocol               Export protocol version
        option                        Select an option for exporting
        output-features               Send export packets via IOS output feature path
        source                        Originating interface
        template                      Flow Exporter template configuration
        transport                     Transport protocol
        ttl                           Optional TTL or hop limit
        mtu                           MTU of exported packets
      `,
    },
    'config-flow-monitor': {
      title: 'Flow Monitor',
      words: `
        cache                         Configure Flow Cache parameters
        description                   Provide a description for this Flow Monitor
        exporter                      Add an Exporter to use to export records
        record                        Specify Flow Record to use to define Cache
        statistics                    Collect statistics
      `,
    },
    'config-sampler': {
      title: 'Sampler',
      words: `
        description                   Provide a description for this Sampler
        mode                          Define the mode for this Sampler
      `,
    },
    sampler: { title: 'flow sampler', words: `mode                            Sampling mode` },
    'config-perf-mon': {
      title: 'performance monitor',
      words: `
        context                       Context
        exporter                      Exporter
        traffic-monitor               Traffic monitor
      `,
    },
    'config-dns-view': {
      title: 'DNS view',
      words: `
        dns                           DNS
        domain                        Domain
        logging                       Logging
      `,
    },
    'DDNS-update-method': {
      title: 'DDNS update method',
      words: `
        ddns                          DDNS
        HTTP > DDNS-HTTP              HTTP
        interval                      Interval
      `,
    },
    'DDNS-HTTP': {
      title: 'DDNS HTTP',
      words: `
        add                           Add
        remove                        Remove
      `,
    },
    'dhcp-config': {
      title: 'DHCP pool',
      words: `
        accounting                    Send Accounting Start/Stop messages
        address                       Configure a reserved address
        bootfile                      Boot file name
        class > config-dhcp-pool-class   Specify a DHCP class
        client-identifier             Client identifier
        client-name                   Client name
        default-router                Default routers
        dns-server                    DNS servers
        domain-name                   Domain name
        hardware-address              Client hardware address
        host                          Client IP address and mask
        import                        Programatically importing DHCP option parameters
        lease                         Address lease time
        netbios-name-server           NetBIOS (WINS) name servers
        netbios-node-type             NetBIOS node type
        network                       Network number and mask
        next-server                   Next server in boot process
        option                        Raw DHCP options
        origin                        Configure the origin of the pool
        override                      Override sub-mode values of the secondary subnet
        relay                         Function as a DHCP relay
        renew                         Configure renewal policy
        reserved-only                 Only use reserved addresses
        server                        Configure the server ID option value
        subnet                        Subnet allocation commands
        update                        Dynamic updates
        utilization                   Configure various utilization parameters
        vrf                           Associate this pool with a VRF
        remember                      Remember released bindings
      `,
    },
    'config-dhcp-class': {
      title: 'DHCP class',
      words: `
        option                        Raw DHCP options
        relay:                        DHCP relay agent information
        relay agent information > config-dhcp-class-relayinfo   Relay agent information
      `,
    },
    'config-dhcp-class-relayinfo': { title: 'DHCP class relay information', words: `relay-information hex  Pattern` },
    'config-dhcp-pool-class': { title: 'DHCP pool class', words: `address range            Address range` },
    'config-archive': {
      title: 'archive',
      words: `
        log > config-archive-log      Logging commands
        log config > config-archive-log-cfg   Configuration logging
        maximum                       maximum number of backup copies
        path                          path for backups
        rollback                      Rollback parameters
        time-period                   Period of time in minutes to automatically archive
        write-memory                  Enable automatic backup generation during write memory
      `,
    },
    'config-archive-log': { title: 'archive logging', words: `config > config-archive-log-cfg   Configuration` },
    'config-archive-log-cfg': {
      title: 'config log',
      words: `
        hidekeys                      suppress output (e.g. passwords) when displaying logged commands
        logging                       Modify config logging parameters
        notify                        Send logged commands to target applications
        path                          path for backups
        record                        Record
        logging enable                Enable the config logger
        logging persistent            Keep the log over reloads
        logging size                  Specify the size of the archive log
      `,
    },
    'config-ipczone': { title: 'IPC zone', words: `association > config-ipczone-assoc   Association` },
    'config-ipczone-assoc': {
      title: 'IPC zone association',
      words: `
        protocol > config-ipc-protocol-sctp   Protocol
        shutdown                      Shutdown
      `,
    },
    'config-ipc-protocol-sctp': {
      title: 'IPC protocol',
      words: `
        local-port > config-ipc-local-sctp   Local port
        remote-port > config-ipc-remote-sctp   Remote port
      `,
    },
    'config-ipc-local-sctp': {
      title: 'IPC local port',
      words: `
        local-ip                      Local address
        retransmit-timeout            Time before data is sent again
        path-retransmit               Failures after which a path is down
        assoc-retransmit              Failures after which an association is down
        max-inbound-streams           Inbound streams
        init-timeout                  Time to wait for an INIT-ACK
        keepalive                     Keepalive
      `,
    },
    'config-ipc-remote-sctp': { title: 'IPC remote port', words: `remote-ip               Remote address` },
    'config-stackwise-virtual': {
      title: 'StackWise virtual',
      words: `
        domain                        Domain
        dual-active                   Dual active
      `,
    },
    'config-ip-sla': {
      title: 'IP SLAs',
      words: `
        dhcp > config-ip-sla-probe    DHCP Operation
        dns > config-ip-sla-probe     DNS Query Operation
        ethernet > config-ip-sla-probe   Ethernet Operations
        ftp > config-ip-sla-probe     FTP Operation
        http > config-ip-sla-probe    HTTP Operation
        icmp-echo > config-ip-sla-probe   ICMP Echo Operation
        icmp-jitter > config-ip-sla-probe   ICMP Jitter Operation
        mpls > config-ip-sla-probe    MPLS Operation
        path-echo > config-ip-sla-probe   Path Discovered ICMP Echo Operation
        path-jitter > config-ip-sla-probe   Path Discovered ICMP Jitter Operation
        tcp-connect > config-ip-sla-probe   TCP Connect Operation
        udp-echo > config-ip-sla-probe   UDP Echo Operation
        udp-jitter > config-ip-sla-probe   UDP Jitter Operation
        voip > config-ip-sla-probe    Voice Over IP Operation
        frequency                     Frequency of an operation
        owner                         Owner of Entry
        tag                           User defined tag
        threshold                     Operation threshold in milliseconds
        timeout                       Timeout of an operation
        tos                           Type Of Service
        vrf                           Configure IP SLAs for a VPN Routing/Forwarding in-stance
        request-data-size             Request data size
        verify-data                   Verify data
        precision                     Precision of times
        paths-of-statistics-kept      Maximum number of paths kept
        hops-of-statistics-kept       Maximum number of hops kept
        hours-of-statistics-kept      Maximum number of hours kept
        distributions-of-statistics-kept   Maximum number of distribution buckets kept
        buckets-of-history-kept       Maximum number of history buckets kept
        lives-of-history-kept         Maximum number of history lives kept
        samples-of-history-kept       Maximum number of history samples kept
        filter-for-history            Add operation to History when...
      `,
    },
    'config-ip-sla-probe': {
      title: 'IP SLAs operation',
      words: `
        cache                         Cache
        cookie                        Cookie
        data-pattern                  Data Pattern
        dscp                          DSCP
        frequency                     Frequency of an operation
        history                       History and Distribution Data
        http-raw-request              HTTP raw request
        lsr-path                      Loose Source Routing Path
        operation-packet              Operation packet
        owner                         Owner of Entry
        precision                     Precision of microsecond
        request-data-size             Request data size
        response-data-size            Response data size
        samples-of-history-kept       Samples of history
        tag                           User defined tag
        threshold                     Operation threshold in milliseconds
        timeout                       Timeout of an operation
        tos                           Type Of Service
        tplay                         Playout
        traffic-class                 Traffic class
        verify-data                   Verify data
        vrf                           Configure IP SLAs for a VPN Routing/Forwarding instance
      `,
    },
    'config-sla-monitor': {
      title: 'IP SLAs Monitor',
      words: `
        type > config-sla-monitor-probe   Type of entry
        buckets-of-history-kept       Maximum number of history buckets to collect
        frequency                     Frequency of an operation
        owner                         Owner of Entry
        request-data-size             Request data size
        tag                           User defined tag
        threshold                     Operation threshold in milliseconds
        timeout                       Timeout of an operation
        tos                           Type Of Service
        verify-data                   Verify data
      `,
    },
    'config-sla-monitor-probe': {
      title: 'IP SLAs Monitor operation',
      words: `
        buckets-of-history-kept       Maximum number of history buckets to collect
        codec                         Codec
        data-pattern                  Data Pattern
        distributions-of-statistics-kept   Maximum number of statistics distribution buckets to capture
        dscp                          DSCP
        enhanced-history              Enable enhanced history collection
        filter-for-history            Add operation to History when...
        frequency                     Frequency of an operation
        hops-of-statistics-kept       Maximum number of hops per path
        hours-of-statistics-kept      Maximum number of statistics hour groups to capture
        http-raw-request              HTTP raw request
        lives-of-history-kept         Maximum number of history lives to collect
        lsr-path                      Loose Source Routing Path
        owner                         Owner of Entry
        paths-of-statistics-kept      Maximum number of statistics paths
        request-data-size             Request data size
        response-data-size            Response data size
        samples-of-history-kept       Maximum number of history samples
        statistics-distribution-interval   Statistics distribution interval size
        tag                           User defined tag
        threshold                     Operation threshold in milliseconds
        timeout                       Timeout of an operation
        tos                           Type Of Service
        verify-data                   Verify data
        vrf                           Configure IP SLAs Monitor for a VPN Routing/Forwarding instance
      `,
    },
    'config-rtr-probe': {
      title: 'RTR',
      words: `
        type > config-sla-monitor-probe   Type of entry
        frequency                     Frequency of an operation
        owner                         Owner of Entry
        request-data-size             Request data size
        tag                           User defined tag
        threshold                     Operation threshold in milliseconds
        timeout                       Timeout of an operation
        tos                           Type Of Service
      `,
    },
    'config-kron-occurrence': { title: 'kron occurrence', words: `policy-list        Policy list` },
    'config-kron-policy': { title: 'kron policy', words: `cli                   Specify exec-level CLI` },
    'cfg-call-home': {
      title: 'call-home',
      words: `
        alert-group                   Enable or disable an alert group
        alert-group-config            Alert group
        contact-email-addr            System Contact's email address
        contract-id                   Contract identification for Cisco AutoNotify
        customer-id                   Customer identification
        data-privacy                  What is masked in messages
        http-proxy                    HTTP proxy server
        mail-server                   Configure call-home mail_server
        phone-number                  Phone number of the contact person
        profile > cfg-call-home-profile   Enter call-home profile configuration mode
        rate-limit                    Configure call-home message rate-limit threshold
        sender                        Call home msg's sender email addresses
        service                       Service
        site-id                       Site identification
        source-interface              Interface whose address messages have
        source-ip-address             Source address
        street-address                Street address for RMA part shipments
        syslog-throttling             Throttle repeated syslog messages
        vrf                           VPN Routing/Forwarding instance name
        aaa-authorization             Authorize commands of call-home by AAA
      `,
    },
    'cfg-call-home-profile': {
      title: 'call-home profile',
      words: `
        active                        Activate the current profile
        anonymous-reporting-only      Anonymous reporting
        destination                   Message destination related configuration
        reporting                     Reporting
        subscribe-to-alert-group      Subscribe to alert-group
      `,
    },
    'config-cns-conn': {
      title: 'CNS connect',
      words: `
        discover                      Discover
        template                      Template
      `,
    },
    'config-tmpl-conn': { title: 'CNS template', words: `cli                       Command` },
    'config-mdt-subs': {
      title: 'telemetry',
      words: `
        encoding                      Encoding
        filter                        Filter
        receiver                      Receiver
        source-address                Source address
        stream                        Stream
        update-policy                 Update policy
      `,
    },
    'config-wsma-agent': { title: 'WSMA agent', words: `profile                  Profile` },
    'config-wsma-listen': {
      title: 'WSMA profile',
      words: `
        encap                         Encapsulation
        stealth                       Stealth
        transport                     Transport
      `,
    },
    'config-onep': {
      title: 'ONEP',
      words: `
        service                       Service
        session                       Session
        start                         Start
        transport                     Transport
      `,
    },
    'config-pnp': {
      title: 'PNP',
      words: `
        device                        Device
        profile                       Profile
        reconnect                     Reconnect
        reset                         Reset
        transport                     Transport
      `,
    },
    'config-app-hosting': {
      title: 'application hosting',
      words: `
        app-default-gateway           Default gateway
        app-resource                  Resource
        app-vnic                      Interface
        name-server0                  Name server
        start                         Start
        guest-ipaddress               Guest IP address
        app-resource docker > config-app-hosting   Docker run options
        app-resource profile > config-app-hosting   Profile of resources
        run-opts                      Docker run options
        name-server                   DNS server
        vlan                          VLAN
      `,
    },
    'config-mon': {
      title: 'SPAN session',
      words: `
        description                   Properties for this session
        destination > config-mon-dst  SPAN destination interface
        filter                        SPAN filter
        header-type                   Header type
        mtu                           MTU
        no-shutdown                   No shutdown
        shutdown                      Shutdown this session
        source                        SPAN source interface, VLAN
      `,
    },
    'config-mon-dst': {
      title: 'SPAN destination',
      words: `
        erspan-id                     Set the ERSPAN ID number
        interface                     SPAN destination interface
        ip                            Internet Protocol
        ipv6                          IPv6
        mtu                           MTU
        origin                        Source address of the session
        vrf                           VRF
      `,
    },
    'config-modem-pool': {
      title: 'modem pool',
      words: `
        called-number                 Called number
        pool-range                    Range
      `,
    },
    'config-applet': {
      title: 'Embedded Event Manager applet',
      words: `
        action                        Add or modify an action statement
        attribute                     Add or modify an attribute
        correlate                     Build compound events
        default                       Set a command to its defaults
        description                   Add or modify an applet description
        event                         Add or modify event information
        help                          Description of the interactive help system
        set                           Set system values
        trigger > config-applet-trigger   Enter applet trigger configuration mode
        maxrun                        Maximum runtime of the applet
      `,
    },
    'config-applet-trigger': {
      title: 'applet trigger',
      words: `
        attribute                     Attribute
        correlate                     Correlate
      `,
    },
    'config-arp-nacl': {
      title: 'ARP access-list',
      words: `
        deny                          Specify packets to reject
        permit                        Specify packets to forward
      `,
    },
    'config-cwmp': {
      title: 'CWMP agent',
      words: `
        enable                        Enable
        management                    Management
        parameter                     Parameter
        provision                     Provision
        request                       Request
        session                       Session
        url                           URL
      `,
    },
    'config-xcvr-type': {
      title: 'transceiver type',
      words: `
        monitoring                    Enable transceiver monitoring
        threshold                     Threshold
      `,
    },
    'config-virt-serv': {
      title: 'virtual service',
      words: `
        activate                      Activate the virtual service
        description                   Virtual service description
        profile                       Profile of resources
        signing                       Level of signing
        vnic > config-virt-serv-vnic  Virtual network interface
      `,
    },
    'config-virt-serv-vnic': {
      title: 'virtual service network interface',
      words: `
        guest                         Guest
        ip                            IP
      `,
    },
    'config-module-provision': {
      title: 'module provisioning',
      words: `
        slot                          Slot of the module
      `,
    },
    'config-network-policy': {
      title: 'network policy profile',
      words: `
        voice                         Voice application
        voice-signaling               Voice signaling application
        voice vlan                    VLAN of the voice application
        voice-signaling vlan          VLAN of the voice signaling application
      `,
    },
    'config-sasl-profile': {
      title: 'SASL profile',
      words: `
        client                        Client
        mechanism                     Mechanism
        server                        Server
      `,
    },
    'config-ldap-attribute-map': {
      title: 'LDAP attribute map',
      words: `
        map                           Map an attribute
      `,
    },
    'config-tmap': {
      title: 'transport map',
      words: `
        banner                        Define a banner
        connection                    Connection
        connection wait               How long to wait for a connection
        transport                     Transport
      `,
    },
    'config-slb-probe': {
      title: 'SLB probe',
      words: `
        address                       Address to probe
        credentials                   Credentials
        expect                        Expected reply
        faildetect                    Failures after which a server is down
        header                        HTTP header
        interval                      Seconds between probes
        lookup                        Name to look up
        port                          Port
        request                       HTTP request
        url                           URL
      `,
    },
    'config-slb-sfarm': {
      title: 'SLB server farm',
      words: `
        access                        Access interface
        bindid                        Bind id
        failaction                    What happens when a server fails
        nat                           NAT mode of the server farm
        predictor                     Load balancing predictor
        probe                         Assign a probe
        real > config-slb-real        Real server
        snasp                         SNASP
      `,
    },
    'config-slb-real': {
      title: 'SLB real server',
      words: `
        faildetect                    Failures after which the server is down
        inservice                     Enable the real server
        maxclients                    Most clients
        maxconns                      Most connections
        reassign                      Attempts before a connection is reassigned
        retry                         Seconds before a server is tried again
        weight                        Weight of the server
      `,
    },
    'config-slb-vserver': {
      title: 'SLB virtual server',
      words: `
        access                        Access interface
        advertise                     Advertise the virtual server
        client                        Clients that may use it
        delay                         Delay
        group                         Group
        gtp                           GTP
        idle                          Idle timeout
        inservice                     Enable the virtual server
        purge                         Purge
        replicate                     Replicate
        serverfarm                    Server farm
        sticky                        Sticky group
        synguard                      SYN flood protection
        virtual                       Virtual address, protocol and port
      `,
    },
    'config-slb-dfp': {
      title: 'SLB DFP',
      words: `
        agent                         Agent
      `,
    },
    'config-wlccp-auth': {
      title: 'WLCCP authentication server',
      words: `
        ssid                          SSIDs of the clients
      `,
    },
    'config-slot-table-cos': {
      title: 'slot table',
      words: `
        destination-slot              Slot that packets go to
      `,
    },
    'config-cos-queue-group': {
      title: 'queue group',
      words: `
        dscp                          DSCP
        exponential-weighting-constant   Weight of the average queue length
        precedence                    Precedence
        queue                         Queue
        random-detect-label           Random detect label
        tx-queue-limit                Limit of the transmit queue
      `,
    },
  },
} as const satisfies StoredGroup;
