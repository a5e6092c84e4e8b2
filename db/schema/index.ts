export { BOOKING_STATUSES, bookings } from './booking';
export { buyerSeats } from './buyer-seats';
export { prices } from './price';
export { SEAT_STATUSES, seats } from './seat';
export { seatingPlans } from './seating-plan';
export { SHOW_STATUSES, shows } from './show';
export { tickets } from './ticket';
export { venues } from './venue';
