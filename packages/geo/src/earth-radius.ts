/** Mean radius of the earth in kilometres (IUGG). */
export const earthRadius = 6371.0088;
