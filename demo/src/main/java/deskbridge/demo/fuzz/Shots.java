package deskbridge.demo.fuzz;

import java.util.random.RandomGenerator;

/** Makes the inputs of one target. */
interface Shots {

    /** @param random begun anew for every input, so that each can be made again by itself */
    Shot next(long number, RandomGenerator random);
}
