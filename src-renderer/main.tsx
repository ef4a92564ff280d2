import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { createWindowModel } from './state/window-model.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App model={createWindowModel(window.api)} />)
