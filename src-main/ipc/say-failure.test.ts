import { describe, expect, it } from 'vitest'
import { failWith } from '../../shared/i18n/words.ts'
import { fail, ok } from '../../shared/result.ts'
import { sayFailure } from './say-failure.ts'

describe('what the window gets', () => {
  it('is a failure in the user’s language, with its values in place', () => {
    const failure = failWith('failure.portTaken', { port: '8082' })
    expect(failure.message).toBe('Port 8082 is used by another program; choose another one.')
    expect(sayFailure(failure, () => 'zh-CN')).toEqual(fail('端口 8082 已被其他程序占用，请换一个。'))
    expect(sayFailure(failure, () => 'en')).toEqual(fail(failure.message))
  })

  it('keeps a value as it is, even where it looks like a place to fill in', () => {
    const failure = failWith('failure.folder', { folder: '/home/$& {{folder}}' })
    expect(failure.message).toBe('The folder could not be opened: /home/$& {{folder}}.')
  })

  it.each([ok('done'), fail('OpenAI refused the key.'), undefined, null, 'text', [{ ok: false }]])(
    'is %j unchanged',
    (reply) => {
      expect(sayFailure(reply, () => 'zh-CN')).toBe(reply)
    },
  )
})
