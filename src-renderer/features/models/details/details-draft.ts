import { defaultLocation, locationPattern, projectPattern } from '../../../../shared/google-cloud.ts'
import type { RouteDetails } from '../../../../shared/ipc.ts'
import { parseParameters } from '../../../../shared/parameters.ts'
import { reasoningEfforts, type ReasoningEffort } from '../../../../shared/reasoning-efforts.ts'

type Api = NonNullable<RouteDetails['api']>
type Overrides = NonNullable<RouteDetails['overrides']>
type Effort = NonNullable<Overrides['effort']>

/** What can be chosen of the effort: the client's, or a level with what it means. */
export type EffortChoice = 'as-asked' | `${Effort['mode']} ${ReasoningEffort}`

/** What stands in the fields behind "Advanced"; empty where nothing is set. */
export interface DetailsDraft {
  readonly api: Api
  readonly baseModel: string
  readonly project: string
  readonly location: string
  readonly credentialsFile: string
  readonly effort: EffortChoice
  readonly maxOutputTokens: string
  readonly temperature: string
  readonly topP: string
  readonly parameters: string
}

export function detailsDraftOf({ api = 'auto', baseModel = '', google, overrides = {} }: RouteDetails): DetailsDraft {
  const { effort, maxOutputTokens, temperature, topP, parameters } = overrides
  return {
    api,
    baseModel,
    project: google?.projectId ?? '',
    location: google?.location ?? '',
    credentialsFile: google?.credentialsFile ?? '',
    effort: effort === undefined ? 'as-asked' : `${effort.mode} ${effort.level}`,
    maxOutputTokens: maxOutputTokens?.toString() ?? '',
    temperature: temperature?.toString() ?? '',
    topP: topP?.toString() ?? '',
    parameters: parameters === undefined ? '' : JSON.stringify(parameters, null, 2),
  }
}

export const noDetails = detailsDraftOf({})

/** How many of the fields say something. */
export function countDetails(draft: DetailsDraft): number {
  return fields.filter((field) => draft[field].trim() !== noDetails[field]).length
}

export function isSameDetails(one: DetailsDraft, other: DetailsDraft): boolean {
  return fields.every((field) => one[field].trim() === other[field].trim())
}

const fields = Object.keys(noDetails) as readonly (keyof DetailsDraft)[]

/** Which message goes under which field; null where the field is fine. */
export interface DetailsProblems {
  readonly baseModel: 'models.modelHasSpaces' | null
  readonly project: 'advanced.badProject' | null
  readonly location: 'advanced.badLocation' | null
  readonly maxOutputTokens: 'advanced.badTokens' | null
  readonly temperature: 'advanced.badTemperature' | null
  readonly topP: 'advanced.badTopP' | null
  readonly parameters: ParametersProblem | null
}

export type ParametersProblem =
  | { readonly text: 'advanced.badParameters' | 'advanced.longParameters' }
  | { readonly text: 'advanced.ownParameter'; readonly name: string }

export const noDetailsProblems: DetailsProblems = checkDetails(noDetails)

export function checkDetails(draft: DetailsDraft): DetailsProblems {
  const { project, location, maxOutputTokens, temperature, topP } = draft
  return {
    baseModel: /\s/.test(draft.baseModel.trim()) ? 'models.modelHasSpaces' : null,
    project: isEmptyOr(project, (text) => projectPattern.test(text)) ? null : 'advanced.badProject',
    location: isEmptyOr(location, (text) => locationPattern.test(text)) ? null : 'advanced.badLocation',
    maxOutputTokens: isEmptyOr(maxOutputTokens, isTokenLimit) ? null : 'advanced.badTokens',
    temperature: isEmptyOr(temperature, (text) => isUpTo(2, text)) ? null : 'advanced.badTemperature',
    topP: isEmptyOr(topP, (text) => isUpTo(1, text)) ? null : 'advanced.badTopP',
    parameters: checkParameters(draft.parameters.trim()),
  }
}

/** What fields that are fine say. */
export function readDetails(draft: DetailsDraft): RouteDetails {
  const baseModel = draft.baseModel.trim()
  const google = readGoogle(draft)
  const overrides = readOverrides(draft)
  return {
    ...(draft.api !== 'auto' && { api: draft.api }),
    ...(baseModel !== '' && { baseModel }),
    ...(google !== undefined && { google }),
    ...(Object.keys(overrides).length > 0 && { overrides }),
  }
}

function readGoogle(draft: DetailsDraft): RouteDetails['google'] {
  const [project, location, credentialsFile] = [draft.project, draft.location, draft.credentialsFile].map((text) =>
    text.trim(),
  )
  if (!project && !location && !credentialsFile) return undefined
  return {
    location: location || defaultLocation,
    ...(project && { projectId: project }),
    ...(credentialsFile && { credentialsFile }),
  }
}

function readOverrides(draft: DetailsDraft): Overrides {
  const effort = readEffort(draft.effort)
  const parsed = parseParameters(draft.parameters)
  return {
    ...(effort !== undefined && { effort }),
    ...readNumber('maxOutputTokens', draft.maxOutputTokens),
    ...readNumber('temperature', draft.temperature),
    ...readNumber('topP', draft.topP),
    ...(parsed.kind === 'parameters' && Object.keys(parsed.parameters).length > 0 && { parameters: parsed.parameters }),
  }
}

function readEffort(choice: EffortChoice): Overrides['effort'] {
  const [mode, name] = choice.split(' ')
  const level = reasoningEfforts.find((effort) => effort === name)
  if (level === undefined) return undefined
  return { level, mode: mode === 'always' ? 'always' : 'at-most' }
}

function readNumber(name: 'maxOutputTokens' | 'temperature' | 'topP', text: string): Overrides {
  return text.trim() === '' ? {} : { [name]: Number(text) }
}

function checkParameters(text: string): ParametersProblem | null {
  if (text === '') return null
  const parsed = parseParameters(text)
  switch (parsed.kind) {
    case 'parameters':
      return null
    case 'owned':
      return { text: 'advanced.ownParameter', name: parsed.member }
    case 'too-long':
      return { text: 'advanced.longParameters' }
    case 'no-object':
      return { text: 'advanced.badParameters' }
  }
}

function isEmptyOr(text: string, isFine: (text: string) => boolean): boolean {
  return text.trim() === '' || isFine(text.trim())
}

function isTokenLimit(text: string): boolean {
  return /^[1-9]\d{0,6}$/.test(text)
}

function isUpTo(most: number, text: string): boolean {
  return /^\d(\.\d{1,6})?$/.test(text) && Number(text) <= most
}
