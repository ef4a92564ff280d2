import { describe, expect, it } from 'vitest'
import { isMetadataHost } from './metadata-address.ts'

describe('isMetadataHost', () => {
  it.each([
    '169.254.169.254',
    '169.254.169.254.',
    '169.254.170.2',
    '2852039166',
    '0xA9FEA9FE',
    '0xa9.0xfe.0xa9.0xfe',
    '0251.0376.0251.0376',
    '169.254.43518',
    '169.0xfea9fe',
    '１６９.２５４.１６９.２５４',
    '169。254。169。254',
    '[::ffff:169.254.169.254]',
    '::ffff:a9fe:a9fe',
    '[::a9fe:a9fe]',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    'fe80::a9fe:a9fe%eth0',
    'fd00:ec2::254',
    '[FD00:0EC2:0:0:0:0:0:254]',
    'fd20:ce::254',
    'metadata.google.internal',
    'METADATA.google.internal.',
    'metadata',
    'instance-data',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
  ])('%s hands out credentials', (host) => expect(isMetadataHost(host)).toBe(true))

  it.each([
    'api.openai.com',
    'localhost',
    '127.0.0.1',
    '192.168.1.5',
    '100.64.0.1',
    '169.253.1.1',
    '169.254.169.254.example',
    'metadata.example',
    '[::1]',
    '::',
    'fd00::1',
    '2002:c0a8:105::1',
    '',
    'no host',
  ])('%s does not', (host) => expect(isMetadataHost(host)).toBe(false))
})
