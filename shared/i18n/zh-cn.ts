import type { Catalogue } from './index.ts'

/** Every word that tray and window show, in Simplified Chinese. */
export const zhCn = {
  'tray.on': '运行中：{{address}}',
  'tray.off': '已关闭',
  'tray.starting': '正在启动…',
  'tray.portInUse': '端口 {{port}} 已被占用',
  'tray.failed': '未运行',
  'tray.turnOn': '开启',
  'tray.turnOff': '关闭',
  'tray.copyCommand': '复制环境变量命令',
  'tray.open': '打开 FreeCC',
  'tray.quit': '退出 FreeCC',
} as const satisfies Catalogue
