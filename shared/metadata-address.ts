/**
 * Names of the services at which clouds hand out credentials to whoever asks from inside a machine. They host no model, so
 * an address there is a mistake or a trap.
 *
 * @see https://cloud.google.com/compute/docs/metadata/querying-metadata
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
const names: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
])

/** Outside of the link-local networks: Alibaba, Azure's host, Oracle; Amazon and Google over IPv6. */
const addresses: ReadonlySet<string> = new Set([
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
])

/** Amazon's, Google's, Azure's and most others' are in 169.254.0.0/16, and OpenStack's in fe80::/10. */
const linkLocal = /^(169\.254\.\d+\.\d+|fe[89ab][0-9a-f]:.*)$/

/** IPv6 that stands for an IPv4 address: mapped, translated (NAT64), or without a prefix. The last 32 bits are it. */
const embedded = /^(?:::ffff:|::|64:ff9b::|::ffff:0:)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/

/** The same in 6to4, where the IPv4 address comes first. */
const embedded6to4 = /^2002:([0-9a-f]{1,4}):([0-9a-f]{1,4}):/

/** Whether a host, a name or an address in any spelling, is such a service. IPv6 with or without brackets. */
export function isMetadataHost(host: string): boolean {
  const name = canonical(host)
  return names.has(name) || addresses.has(name) || linkLocal.test(name) || holdsMetadataAddress(name)
}

/** Whether it is an IPv6 address that holds such an IPv4 address. */
function holdsMetadataAddress(name: string): boolean {
  const [, high, low] = embedded.exec(name) ?? embedded6to4.exec(name) ?? []
  if (high === undefined || low === undefined) return false
  const bits = parseInt(high, 16) * 0x10000 + parseInt(low, 16)
  return isMetadataHost([24, 16, 8, 0].map((shift) => (bits >>> shift) & 255).join('.'))
}

/** The URL parser knows that 2852039166 and 0xA9FEA9FE are 169.254.169.254, and shortens IPv6. */
function canonical(host: string): string {
  const plain = host.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const url = `http://${plain.includes(':') ? `[${plain}]` : plain}`
  return (URL.canParse(url) ? new URL(url).hostname : plain.toLowerCase()).replace(/^\[|\]$|\.$/g, '')
}
