import type { StoredGroup } from './group';

/** Quality of service: class maps, policy maps, control plane. */
export const QOS = {
  globals: {
    qos: `
      class-map > config-cmap         Configure QoS Class Map
      policy-map > config-pmap        Configure QoS Policy Map
      qos                             Global QoS configuration subcommands
      mls:                            Multi Layer Switch global configuration commands
      mls qos                         QoS parameters
      mls qos aggregate-policer       Named aggregate policer
      mls                             Multi Layer Switch global configuration commands
      table-map > config-tablemap     Configure Table Map
      rate-limit                      Rate limit
      random-detect-group > cfg-red-group   Random early detection group
      wrr-queue                       WRR queue
      priority-queue                  Priority queue
      mls ip                        MLS IP commands
      mls cef                       CEF
      mls netflow                   NetFlow
      mls rate-limit                Rate limiters
    `,
    'control-plane': `
      control-plane > config-cp       Configure control plane services
      control-plane host > config-cp  Host
      control-plane transit > config-cp   Transit
      control-plane cef-exception > config-cp   CEF exception
    `,
  },
  modes: {
    'config-cmap': {
      title: 'QoS class-map',
      words: `
        description                   Class-Map description
        match                         Classification criteria
        rename                        Rename this classmap
      `,
    },
    'config-pmap': {
      title: 'QoS policy-map',
      words: `
        class > config-pmap-c         policy criteria
        class-map                     Class map
        description                   Policy-Map description
        event > config-event-control-policymap   Event
        parameters                    Parameters
        rename                        Rename this policymap
        sequence-interval             Sequence interval
      `,
    },
    'config-event-control-policymap': {
      title: 'event',
      words: `
        class                         Class
        <1-254> > config-class-control-policymap   Number of a class, and when its actions are taken
      `,
    },
    'config-pmap-c': {
      title: 'QoS policy-map class',
      words: `
        admit                         Admit the request for
        bandwidth                     Bandwidth of the class in kilobits or in percent
        compression                   Activate Compression
        dbl                           Dynamic buffer limiting
        deny                          Deny
        drop                          Drop all packets
        estimate                      estimate resources required for this class
        exit                          Exit from QoS class action configuration mode
        fair-queue                    Enable Flow-based Fair Queuing in this Class
        inspect                       Context-based Access Control Engine
        log                           Log IPv4 and ARP packets
        maximum                       Maximum
        medianet                      Medianet
        mls                           Multi Layer Switch
        monitor                       Monitor
        netflow-sampler               NetFlow action
        pass                          Pass packets on without inspection
        permit                        Permit
        police > config-pmap-c-police Police
        priority                      Strict Scheduling Priority for this Class
        queue-buffers                 Buffers of the queue of the class
        queue-limit                   Queue Max Threshold for Tail Drop
        random-detect                 Enable Random Early Detection as drop policy
        reset                         Reset the connection
        set                           Set QoS values
        service-policy                Configure QoS Service Policy
        shape                         Traffic Shaping
        trust                         Set trust value for the class
        urlfilter                     URL Filtering Engine
        flow                          Flow subcommands
        user-statistics               User statistics
        collect                       Collect
        aaa                           AAA
        authentication                Authentication
        ip                            IP
        account                       Account statistic
        load-interval                 Load interval
        tos                           Set type of service
      `,
    },
    'config-pmap-c-police': {
      title: 'QoS policy-map class police',
      words: `
        conform-action                action when rate is less than conform burst
        conform-color                 Conform color
        exceed-action                 action when rate is within conform and conform + exceed burst
        violate-action                action when rate is greater than conform + exceed burst
      `,
    },
    'config-tablemap': {
      title: 'table-map',
      words: `
        default                       Default
        map                           Map
      `,
    },
    'cfg-red-group': {
      title: 'random detect group',
      words: `
        exponential-weighting-constant   Weight
        precedence                    Precedence
        dscp                          DSCP
      `,
    },
    'config-cp': {
      title: 'control-plane',
      words: `
        management-interface          Management interface
        port-filter                   Port filter
        service-policy                Configure QOS Service Policy
      `,
    },
    'config-class-control-policymap': {
      title: 'control class',
      words: `
        <1-65535>                     Number of an action
      `,
    },
  },
} as const satisfies StoredGroup;
