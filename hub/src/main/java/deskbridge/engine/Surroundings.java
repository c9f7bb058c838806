package deskbridge.engine;

import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What everything in the engine needs from outside.
 *
 * @param clock the present
 * @param random for names, nonces and jitter; thread-safe
 * @param since when the hub first ran on this database
 */
public record Surroundings(InstantSource clock, RandomGenerator random, Instant since) {}
