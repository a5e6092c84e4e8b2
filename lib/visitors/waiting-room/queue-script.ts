/**
 * Everything that a visit does to a show's line, as one step of Redis.
 *
 * `waiting`: who waits, by order. `heard`: by when each of them must come back. `inside`: who may choose, by
 * when that ends. `since`: when each of those came in. `spent`: places whose bearer is done, `ended`: those
 * whose time was over, both by when. `whole`: from when on people are let in, later than now after Redis lost
 * the line. `stay`: how long people stay inside, on average. `last`: when the last visit was. `calm`: until
 * then nobody is left out, because for a while no visit came through. `claims`: for which booking, and when,
 * somebody inside took their turn (later than now: it lies in the queue); whose time is over with one is done.
 *
 * Answers `inside, until, since`, or `spent`, or `claimed, key, at`,
 * or `waiting, rank, total, room, whole, stay`.
 */
export const QUEUE_SCRIPT = `
local waiting, heard, inside, since, spent, whole, stay, ended, last, calm, claims = unpack(KEYS)
local now, wish, place, order = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
local open, admit = ARGV[5] == '1', tonumber(ARGV[6])
local till, began = tonumber(ARGV[7]), ARGV[8]
local shortest, each, longest, absent = unpack(ARGV, 9, 12)
local lifetime, typical = tonumber(ARGV[13]), tonumber(ARGV[14])
local most, quiet, key = tonumber(ARGV[15]), tonumber(ARGV[16]), ARGV[17]

local function number(value) return string.format('%.0f', value) end

local function depart(who, at, to)
  local from = redis.call('HGET', since, who)
  if from then
    local mean = tonumber(redis.call('GET', stay)) or typical
    local took = math.max(0, at - tonumber(from))
    redis.call('SET', stay, number(mean + (took - mean) / 20), 'PX', lifetime)
  end
  redis.call('ZREM', inside, who)
  redis.call('HDEL', since, who)
  redis.call('HDEL', claims, who)
  redis.call('ZADD', to, number(now), who)
end

local seen = tonumber(redis.call('GET', last)) or now
local calmed = tonumber(redis.call('GET', calm)) or 0
local gap = now - seen
if gap > longest + absent or (gap > quiet and calmed <= seen) then
  calmed = now + longest + absent
  redis.call('SET', calm, number(calmed), 'PX', lifetime)
end
redis.call('SET', last, number(math.max(seen, now)), 'PX', lifetime)

local over = redis.call('ZRANGE', inside, '-inf', number(now), 'BYSCORE', 'LIMIT', 0, 500, 'WITHSCORES')
for i = 1, #over, 2 do
  local entered = tonumber(redis.call('HGET', since, over[i])) or 0
  if now >= calmed or entered + most <= now then
    local to = redis.call('HEXISTS', claims, over[i]) == 1 and spent or ended
    depart(over[i], tonumber(over[i + 1]), to)
  end
end
local lost = now < calmed and {} or redis.call('ZRANGE', heard, '-inf', number(now), 'BYSCORE', 'LIMIT', 0, 500)
if #lost > 0 then
  redis.call('ZREM', waiting, unpack(lost))
  redis.call('ZREM', heard, unpack(lost))
end
for _, key in ipairs({ spent, ended }) do redis.call('ZREMRANGEBYSCORE', key, '-inf', number(now - lifetime)) end

local from = tonumber(redis.call('GET', whole))
if not from then from = now + longest end
redis.call('SET', whole, number(from), 'PX', lifetime * 60)

local answer
if wish == 'leave' then
  redis.call('ZREM', waiting, place)
  redis.call('ZREM', heard, place)
  depart(place, now, spent)
  redis.call('ZREM', ended, place)
  answer = { 'spent' }
elseif redis.call('ZSCORE', spent, place) then
  answer = { 'spent' }
elseif wish == 'claim' then
  redis.call('HSETNX', claims, place, number(now) .. ' ' .. key)
  local at, taken = string.match(redis.call('HGET', claims, place), '^(%d+) (.*)$')
  answer = taken == key and { 'inside', till, now } or { 'claimed', taken, at }
elseif wish == 'release' or wish == 'free' then
  local at, taken = string.match(redis.call('HGET', claims, place) or '', '^(%d+) (.*)$')
  local accepted = at and tonumber(at) > now
  if taken == key and (wish == 'free' or not accepted) then redis.call('HDEL', claims, place) end
  answer = { 'inside', till, now }
elseif wish == 'linger' then
  redis.call('ZADD', inside, 'XX', 'LT', number(till), place)
  if redis.call('HEXISTS', claims, place) == 1 then redis.call('HSET', claims, place, number(till) .. ' ' .. key) end
  answer = { 'inside', till, now }
elseif wish == 'renew' then
  redis.call('ZREM', ended, place)
  redis.call('ZADD', inside, 'GT', number(till), place)
  redis.call('HSETNX', since, place, began)
  redis.call('ZREM', waiting, place)
  redis.call('ZREM', heard, place)
  answer = { 'inside', till, tonumber(began) }
elseif redis.call('ZSCORE', ended, place) then
  answer = { 'spent' }
elseif redis.call('ZSCORE', inside, place) then
  local ends = tonumber(redis.call('ZSCORE', inside, place))
  answer = { 'inside', ends, tonumber(redis.call('HGET', since, place)) or now }
else
  redis.call('ZADD', waiting, order, place)
  local rank = redis.call('ZRANK', waiting, place)
  local room = math.max(0, admit - redis.call('ZCARD', inside))
  if open and now >= from and rank < room then
    redis.call('ZREM', waiting, place)
    redis.call('ZREM', heard, place)
    redis.call('ZADD', inside, number(till), place)
    redis.call('HSET', since, place, number(now))
    answer = { 'inside', till, now }
  else
    local patience = longest * 2
    if open and now >= from then patience = math.min(longest, shortest + rank * each) end
    redis.call('ZADD', heard, number(now + patience + absent), place)
    local mean = tonumber(redis.call('GET', stay)) or typical
    answer = { 'waiting', rank, redis.call('ZCARD', waiting), room, from, mean }
  end
end
for _, key in ipairs({ waiting, heard, inside, since, spent, ended, claims }) do redis.call('PEXPIRE', key, lifetime) end
return answer
`;
