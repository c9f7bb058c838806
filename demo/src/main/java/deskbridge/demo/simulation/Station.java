package deskbridge.demo.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** So many equal servers with one line before them: processors, connections, a database's writer. */
final class Station implements Stop {

    private static final long MINUTE = 60_000_000_000L;

    private final int servers;
    private final PriorityQueue<Long> busyUntil = new PriorityQueue<>();
    private final Map<Long, Long> workByMinute = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    Station(int servers) {
        if (servers < 1) {
            throw new IllegalArgumentException("a station needs a server, not " + servers);
        }
        this.servers = servers;
    }

    @Override
    public long pass(long now, long service) {
        if (now < latest) {
            throw new IllegalArgumentException("time goes back from " + latest + " to " + now);
        }
        latest = now;
        long begin = now;
        if (busyUntil.size() == servers) {
            begin = Math.max(now, busyUntil.remove());
        }
        busyUntil.add(begin + service);
        workByMinute.merge(Math.floorDiv(begin, MINUTE), service, Long::sum);
        return begin + service;
    }

    /** Share of the servers' time that was worked in the minute that was worked most; 1 is all of it. */
    double busiestMinute() {
        long most =
                workByMinute.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return (double) most / (MINUTE * servers);
    }
}
