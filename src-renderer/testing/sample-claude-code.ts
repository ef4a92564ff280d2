import { userPlace, type ClaudeCodeReport, type ConnectPlace, type SettingsChange } from '../../shared/claude-code.ts'

const userFile = '/home/you/.claude/settings.json'

/** The user's own settings, which say nothing of FreeCC. */
export function samplePlace(change: Partial<ConnectPlace> = {}): ConnectPlace {
  return {
    id: userPlace,
    file: userFile,
    pointing: { state: 'not-set' },
    conflicts: [],
    isWritten: false,
    isOutdated: false,
    problem: null,
    ...change,
  }
}

export const notPointed: ClaudeCodeReport = { places: [samplePlace()], hasLogin: false }

export const pointedHere: Pick<ConnectPlace, 'pointing' | 'isWritten'> = {
  pointing: { state: 'here', origin: { scope: 'user', file: userFile } },
  isWritten: true,
}

const projectFile = '/home/you/projects/shop/.claude/settings.local.json'

/** Written everywhere, another gateway in one project, and a file that nobody can read in another. */
export const manyPlaces: ClaudeCodeReport = {
  hasLogin: true,
  places: [
    samplePlace({
      ...pointedHere,
      isOutdated: true,
      conflicts: [
        { name: 'ANTHROPIC_API_KEY', maskedValue: '••••wxyz', origin: { scope: 'user', file: userFile } },
        { name: 'apiKeyHelper', maskedValue: '••••', origin: { scope: 'managed', file: '/etc/managed.json' } },
      ],
    }),
    samplePlace({
      id: '/home/you/projects/shop',
      file: projectFile,
      pointing: {
        state: 'elsewhere',
        origin: { scope: 'local', file: projectFile },
        url: `https://gateway.example.com/${'deep/'.repeat(12)}`,
      },
    }),
    samplePlace({
      id: `/home/you/projects/${'a-folder-with-a-long-name-'.repeat(4)}`,
      file: `/home/you/projects/${'a-folder-with-a-long-name-'.repeat(4)}/.claude/settings.local.json`,
      pointing: { state: 'here', origin: { scope: 'user', file: userFile } },
      problem:
        'settings.local.json is not valid JSON at line 3, column 14, so FreeCC leaves it alone. Correct it there and try again.',
    }),
  ],
}

/** Written while FreeCC listened on another port. */
export const deadPointer: ClaudeCodeReport = {
  hasLogin: false,
  places: [
    samplePlace({
      isWritten: true,
      isOutdated: true,
      pointing: {
        state: 'dead',
        origin: { scope: 'user', file: userFile },
        url: 'http://127.0.0.1:8081',
        reason: 'other-port',
      },
    }),
  ],
}

export const sampleChange: SettingsChange = {
  file: userFile,
  isNewFile: false,
  names: ['ANTHROPIC_BASE_URL', 'ANTHROPIC_AUTH_TOKEN'],
  lines: [
    { kind: 'gap', text: '' },
    { kind: 'same', text: '  "env": {' },
    { kind: 'removed', text: '    "ANTHROPIC_BASE_URL": "https://gateway.example.com"' },
    { kind: 'added', text: '    "ANTHROPIC_BASE_URL": "http://127.0.0.1:8082",' },
    { kind: 'added', text: '    "ANTHROPIC_AUTH_TOKEN": "••••"' },
    { kind: 'same', text: '  }' },
    { kind: 'gap', text: '' },
  ],
  fingerprint: 'f'.repeat(64),
}
