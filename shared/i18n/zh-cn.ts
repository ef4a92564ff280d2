import type { Catalogue } from './index.ts'

/** Every word that tray and window show, in Simplified Chinese. */
export const zhCn = {
  'tray.on': '运行中：{{address}}',
  'tray.off': '已关闭',
  'tray.starting': '正在启动…',
  'tray.portInUse': '端口 {{port}} 已被占用',
  'tray.turnOn': '开启',
  'tray.turnOff': '关闭',
  'tray.copyCommand': '复制环境变量命令',
  'tray.open': '打开 FreeCC',
  'tray.quit': '退出 FreeCC',
  'tray.tryPort': '再次尝试端口 {{port}}',
  'tray.usePort': '改用端口 {{port}}',
  'tray.failedBecause': '未运行：{{reason}}',
  'notice.settingsSetAside': '无法读取设置文件。FreeCC 已使用默认设置，原文件保留为 {{file}}。',
  'notice.keysSetAside': '无法读取已保存密钥的文件。FreeCC 已将其保留为 {{file}}，请重新输入密钥。',
  'notice.waitingForKeychain': '正在等待系统钥匙串。如果系统询问密码，请解锁。',
  'notice.keysUnreadable': '钥匙串未能打开 {{number}} 个已保存的密钥。请解锁后重新启动 FreeCC，或重新输入密钥。',
} as const satisfies Catalogue
