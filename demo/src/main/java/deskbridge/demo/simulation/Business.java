package deskbridge.demo.simulation;

/**
 * Who uses the hub, and how much.
 *
 * @param companies each with a messenger token, a support chat and a ticket system of its own
 * @param people in all of them together
 * @param requests of each person in the month, on average
 * @param messages comments and replies that follow each request, on average
 * @param outages how often in the month something big breaks, in each company
 * @param hit share of a company's people who write when it does, 1 is everybody
 */
record Business(int companies, int people, double requests, int messages, int outages, double hit) {

    Business {
        if (companies < 1 || people < companies) {
            throw new IllegalArgumentException("every company needs somebody who asks");
        }
        if (requests < 0 || messages < 0 || outages < 0 || hit < 0 || hit > 1) {
            throw new IllegalArgumentException("nobody asks less than never, and no more than all are hit");
        }
    }

    /** How many people a company has: the first are the largest, as company sizes go (Zipf); at least one. */
    int people(int company) {
        double all = 0;
        for (int i = 1; i <= companies; i++) {
            all += 1.0 / i;
        }
        return (int) Math.max(1, Math.round(people / all / (company + 1)));
    }
}
