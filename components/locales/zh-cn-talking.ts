/** 简体中文话术：先提供少量示例，直到团队写出自己的（PRODUCT A3）。 */
import type { enTalking } from './en-talking'

export const zhCnTalking: typeof enTalking = {
  reply: ['感谢您的来信，让您久等了。目前的进展如下：'],
  quiet: ['有一段时间没有联系了，近来一切可好？', '下周方便简短通个电话吗？有两个想法想和您交流。'],
  renewal: ['合同即将到期，想向您汇报过去一年的成果，并聊聊下一步的安排。'],
  promise: ['您之前要的资料，按约定发给您：'],
  atRisk: ['想了解我们哪些地方没有做好，什么时候方便给您打个电话？'],
  prospect: ['什么样的结果，会让您觉得这件事值得做？'],
  onboarding: ['刚开始使用的这段时间感觉如何？同事们有什么不顺手的地方吗？'],
  onTrack: ['本季度有什么希望我们做得更好的吗？'],
}
