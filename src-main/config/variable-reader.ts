import { azureVersionPattern } from '../../shared/azure.ts'
import { isLoopbackUrl } from '../../shared/base-url.ts'
import { logLevels, modelApis, type LogLevel, type ModelApi } from '../../shared/settings.ts'
import type { Variables } from './env-file.ts'

/** A variable's value without surrounding blanks; an empty one counts as unset. */
export function readVariable(variables: Variables, name: string): string | undefined {
  const value = variables[name]?.trim()
  return value === '' ? undefined : value
}

export interface VariableReader {
  text(name: string): string | undefined
  /** The first of these that is set. */
  firstSet(names: readonly string[]): string | undefined
  yesOrNo(name: string, byDefault: boolean): boolean
  level(name: string, byDefault: LogLevel): LogLevel
  api(name: string, byDefault: ModelApi): ModelApi
  port(name: string, byDefault: number): number
  host(name: string, byDefault: string): string
  /** A version of Azure's API; `v1` is the one without versions. */
  azureVersion(name: string, byDefault: string): string
  /** An address whose answer nobody on the way can change. */
  safeUrl(name: string, byDefault: string): string
}

/** Reads typed values. A bad one is reported in one sentence, which never repeats it, and the default is used. */
export function createVariableReader(variables: Variables, report: (problem: string) => void): VariableReader {
  const text = (name: string) => readVariable(variables, name)

  function parsed<T>(name: string, byDefault: T, parse: (value: string) => T | undefined, allowed: string): T {
    const value = text(name)
    if (value === undefined) return byDefault
    const result = parse(value)
    if (result === undefined) report(`${name} must be ${allowed}; ${String(byDefault)} is used.`)
    return result ?? byDefault
  }

  return {
    text,
    firstSet: (names) => names.find((name) => text(name) !== undefined),
    yesOrNo: (name, byDefault) => parsed(name, byDefault, parseYesOrNo, 'true or false (also 1, yes, on, 0, no, off)'),
    level: (name, byDefault) => parsed(name, byDefault, parseLevel, `one of ${logLevels.join(', ')}`),
    api: (name, byDefault) => parsed(name, byDefault, parseApi, `one of ${modelApis.join(', ')}`),
    port: (name, byDefault) => parsed(name, byDefault, parsePort, 'a port number from 0 to 65535'),
    host: (name, byDefault) => parsed(name, byDefault, parseHost, 'a host name or IP address without port or path'),
    azureVersion: (name, byDefault) =>
      parsed(name, byDefault, parseAzureVersion, 'a date such as 2024-10-21 or 2025-04-01-preview, or v1'),
    safeUrl: (name, byDefault) => parsed(name, byDefault, parseSafeUrl, 'an https address, or http on this machine'),
  }
}

function parseYesOrNo(value: string): boolean | undefined {
  if (/^(true|1|yes|on|y|t)$/i.test(value)) return true
  return /^(false|0|no|off|n|f)$/i.test(value) ? false : undefined
}

/** Python's logging knows WARN and FATAL as other names. */
function parseLevel(value: string): LogLevel | undefined {
  const name = value
    .toUpperCase()
    .replace(/^WARN$/, 'WARNING')
    .replace(/^FATAL$/, 'CRITICAL')
  return logLevels.find((level) => level === name)
}

function parseApi(value: string): ModelApi | undefined {
  return modelApis.find((api) => api === value.toLowerCase())
}

/** A port in plain decimal digits; 0 lets the system choose. */
export function parsePort(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65535 ? Number(value) : undefined
}

/** A host name or address to listen on; the brackets of IPv6 are taken off. */
export function parseHost(value: string): string | undefined {
  const host = value.replace(/^\[(.*)\]$/, '$1')
  const isAddress6 = /^[\da-f:.]+(%\w+)?$/i.test(host) && host.includes(':')
  return isAddress6 || /^[\w.-]{1,253}$/.test(host) ? host : undefined
}

function parseAzureVersion(value: string): string | undefined {
  if (/^(v1|preview|latest)$/i.test(value)) return 'v1'
  return azureVersionPattern.test(value) ? value : undefined
}

function parseSafeUrl(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackUrl(value)) ? value : undefined
}
