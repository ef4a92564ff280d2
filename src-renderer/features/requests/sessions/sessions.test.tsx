// @vitest-environment jsdom
import { screen, within } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderWindow } from '../../../testing/render-window.tsx'
import { someSessions } from '../../../testing/sample-sessions.ts'
import { sampleExchange } from '../../../testing/samples.ts'
import { groupSessions, type SessionAgent } from './group-sessions.ts'

/** `main(Explore(general-purpose))`, with how many requests each made. */
function shapeOf({ agentId, type, figures, children }: SessionAgent): string {
  const name = `${agentId === null ? 'main' : (type ?? agentId)}:${figures.requests}`
  return children.length === 0 ? name : `${name}(${children.map(shapeOf).join(', ')})`
}

describe('groupSessions', () => {
  it('puts subagents under whoever started them, the latest session first', () => {
    const sessions = groupSessions(someSessions())
    expect(sessions.map(({ main }) => shapeOf(main))).toEqual([
      'main:3(Explore:2(general-purpose:1))',
      'main:1',
      'main:1',
    ])
    expect(sessions[0]?.figures).toMatchObject({ requests: 6, failed: 1, unpriced: 1 })
    expect(sessions[0]?.figures.cost).toBeCloseTo(0.085)
    expect(sessions[0]?.figures.cacheBreaks).toHaveLength(1)
  })

  it('comes to the same in whatever order requests are told of', () => {
    const requests = someSessions()
    fc.assert(
      fc.property(fc.shuffledSubarray([...requests], { minLength: requests.length }), (shuffled) => {
        expect(groupSessions(shuffled)).toEqual(groupSessions(requests))
      }),
    )
  })

  it('puts a subagent of unknown or circular descent under the main agent', () => {
    const circle = [
      { agentId: 'a', type: 'One', parentId: 'b' },
      { agentId: 'b', type: 'Two', parentId: 'a' },
    ]
    const requests = ['a', 'b', 'c'].map((agentId, index) =>
      sampleExchange({ id: agentId, agentId, startedAt: index, subagents: circle }),
    )
    expect(groupSessions(requests).map(({ main }) => shapeOf(main))).toEqual(['main:0(One:1, Two:1, c:1)'])
  })
})

describe('the sessions', () => {
  async function open() {
    const rendered = await renderWindow('requests', { requests: someSessions() })
    await rendered.user.click(screen.getByRole('radio', { name: 'Sessions' }))
    const grid = await screen.findByRole('treegrid', { name: 'Sessions' })
    return {
      ...rendered,
      grid,
      names: () =>
        within(grid)
          .getAllByRole('row')
          .slice(1)
          .map((row) => row.textContent),
    }
  }

  it('are a tree with the figures of each agent, and say what has no price', async () => {
    const { grid, names } = await open()
    expect(window.location.hash).toBe('#/requests/sessions')
    expect(names()).toHaveLength(6)
    const explorer = within(grid).getByRole('row', { name: /Explore/ })
    expect(explorer.getAttribute('aria-level')).toBe('3')
    expect(explorer.getAttribute('aria-expanded')).toBe('true')
    expect(within(explorer).getByText('1 unpriced')).toBeDefined()
    expect(
      within(grid)
        .getByRole('row', { name: /general-purpose/ })
        .getAttribute('aria-level'),
    ).toBe('4')
  })

  it('open, close and show their requests by keyboard alone', async () => {
    const { grid, names, user } = await open()
    grid.focus()
    await user.keyboard('{ArrowDown}{ArrowLeft}')
    expect(names()).toHaveLength(3)
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}')
    const active = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')
    expect(active?.textContent).toContain('Explore')
    await user.keyboard('{Enter}')
    expect(screen.getByText('agent:a1b2c3d4e5')).toBeDefined()
    expect(screen.getByText('2 of 8 shown, 1 running')).toBeDefined()
  })

  it('name what broke the cache, and what that cost', async () => {
    const { grid, user } = await open()
    grid.focus()
    await user.keyboard('{ArrowDown}')
    expect(
      screen.getByText(/tools\[3\] \(Bash\) changed, so 21,504 tokens were not read from the cache\. That cost about/),
    ).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Show the requests' }))
    expect(screen.getByText(/^session:aaaa1111/)).toBeDefined()
  })
})
