package deskbridge.demo.fuzz;

import java.util.Set;

/**
 * One input.
 *
 * @param target what it is aimed at
 * @param number of the input within its target; with the seed it makes the same input again
 * @param bytes a whole HTTP request
 * @param allowed which answers are right; 0 stands for a connection that was closed without one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Shot(Target target, long number, byte[] bytes, Set<Integer> allowed) {

    Shot {
        allowed = Set.copyOf(allowed);
    }
}
