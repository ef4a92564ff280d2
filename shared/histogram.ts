/**
 * How often durations of about each length came: counts by the number of a bucket. Every bucket reaches a quarter
 * further than the one before, so that a percentile is right within an eighth, and two histograms add up.
 */
export type Histogram = Readonly<Record<string, number>>

/** The end of the first bucket, in milliseconds. */
const shortest = 10
const growth = 1.25
/** From about 40 minutes on. */
export const lastBucket = 55

function bucketOf(ms: number): number {
  if (ms <= shortest) return 0
  return Math.min(lastBucket, Math.ceil(Math.log(ms / shortest) / Math.log(growth)))
}

/** In milliseconds: the middle of what a bucket holds, on its own scale. */
function middleOf(bucket: number): number {
  return bucket === 0 ? shortest / 2 : shortest * growth ** (bucket - 0.5)
}

export function addDuration(histogram: Histogram, ms: number): Histogram {
  return addHistograms(histogram, { [bucketOf(ms)]: 1 })
}

export function addHistograms(one: Histogram, other: Histogram): Histogram {
  const sum: Record<string, number> = { ...one }
  for (const [bucket, count] of Object.entries(other)) sum[bucket] = (sum[bucket] ?? 0) + count
  return sum
}

/** The duration that this share (0 to 1) does not exceed, in milliseconds; null where nothing was counted. */
export function percentile(histogram: Histogram, share: number): number | null {
  const counted = Object.entries(histogram).sort(([one], [other]) => Number(one) - Number(other))
  const wanted = share * counted.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [bucket, count] of counted) {
    seen += count
    if (seen >= wanted) return middleOf(Number(bucket))
  }
  return null
}
