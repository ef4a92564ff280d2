import type { RecordingSettings } from '../../../shared/recording-settings.ts'
import type { Result } from '../../../shared/result.ts'
import { useActions, useAppState } from '../../state/use-window.ts'

/** What is recorded, and how to change a part of it. */
export function useRecording() {
  const { folder, ...recording } = useAppState().recording
  const { saveRecording } = useActions()
  const save = (part: Partial<RecordingSettings>): Promise<Result<unknown>> => saveRecording({ ...recording, ...part })
  return { recording, folder, save }
}
