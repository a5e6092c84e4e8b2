/**
 * Everything that a visit does to a show's line, as one step of Redis.
 *
 * `waiting`: who waits, by order. `heard`: by when each of them must come back. `inside`: who may choose, by
 * when that ends. `since`: when each of those came in. `spent`: places that were used, by when. `whole`: from
 * when on people are let in, later than now after Redis lost the line. `stay`: how long people stay inside,
 * on average.
 *
 * Answers `inside, until, since`, or `spent`, or `waiting, rank, total, room, whole, stay`.
 */
export const LINE_SCRIPT = `
local waiting, heard, inside, since, spent, whole, stay = unpack(KEYS)
local now, wish, place, order = tonumber(ARGV[1]), ARGV[2], ARGV[3], ARGV[4]
local open, admit = ARGV[5] == '1', tonumber(ARGV[6])
local till, began = tonumber(ARGV[7]), ARGV[8]
local shortest, each, longest, absent = unpack(ARGV, 9, 12)
local lifetime, typical = tonumber(ARGV[13]), tonumber(ARGV[14])

local function number(value) return string.format('%.0f', value) end

local function depart(who, at)
  local from = redis.call('HGET', since, who)
  if from then
    local mean = tonumber(redis.call('GET', stay)) or typical
    local took = math.max(0, at - tonumber(from))
    redis.call('SET', stay, number(mean + (took - mean) / 20), 'PX', lifetime)
  end
  redis.call('ZREM', inside, who)
  redis.call('HDEL', since, who)
  redis.call('ZADD', spent, number(now), who)
end

local over = redis.call('ZRANGE', inside, '-inf', number(now), 'BYSCORE', 'LIMIT', 0, 500, 'WITHSCORES')
for i = 1, #over, 2 do depart(over[i], tonumber(over[i + 1])) end
local lost = redis.call('ZRANGE', heard, '-inf', number(now), 'BYSCORE', 'LIMIT', 0, 500)
if #lost > 0 then
  redis.call('ZREM', waiting, unpack(lost))
  redis.call('ZREM', heard, unpack(lost))
end
redis.call('ZREMRANGEBYSCORE', spent, '-inf', number(now - lifetime))

local from = tonumber(redis.call('GET', whole))
if not from then from = now + longest end
redis.call('SET', whole, number(from), 'PX', lifetime * 60)

local answer
if wish == 'leave' then
  redis.call('ZREM', waiting, place)
  redis.call('ZREM', heard, place)
  depart(place, now)
  answer = { 'spent' }
elseif redis.call('ZSCORE', spent, place) then
  answer = { 'spent' }
elseif wish == 'linger' then
  redis.call('ZADD', inside, 'XX', 'LT', number(till), place)
  answer = { 'inside', till, now }
elseif wish == 'renew' then
  redis.call('ZADD', inside, 'GT', number(till), place)
  redis.call('HSETNX', since, place, began)
  redis.call('ZREM', waiting, place)
  redis.call('ZREM', heard, place)
  answer = { 'inside', till, tonumber(began) }
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
for _, key in ipairs({ waiting, heard, inside, since, spent }) do redis.call('PEXPIRE', key, lifetime) end
return answer
`;
