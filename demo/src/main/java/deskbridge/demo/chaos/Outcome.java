package deskbridge.demo.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param what which run, for the table
 * @param plan what was to happen
 * @param tally what was counted in the emulators
 * @param longestUntilReady from the end of a trouble until all hubs took webhooks again
 * @param slowest after which trouble it took the longest until everything said before its end had arrived
 * @param longest after each trouble how long that took at most
 * @param took the whole run
 * @param suffered how many calls and webhooks of each system suffered what
 * @param happened how often which trouble happened
 * @param leftOut what was not possible here
 * @param clocks how far clocks were ahead: the messenger's, the desk's, those of the hubs
 */
record Outcome(
        String what,
        ChaosPlan plan,
        Tally tally,
        Duration longestUntilReady,
        Watch.Ended slowest,
        Map<String, Duration> longest,
        Duration took,
        Map<String, Map<String, Integer>> suffered,
        Map<String, Integer> happened,
        List<String> leftOut,
        List<Duration> clocks) {}
