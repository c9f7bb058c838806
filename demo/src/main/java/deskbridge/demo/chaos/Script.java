package deskbridge.demo.chaos;

import deskbridge.demo.chaos.Deed.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What people and agents will do, in order: the same for the same plan, however long anything takes. */
final class Script {

    private static final int A_THOUSAND = 1_000;
    private static final int PICKS = 1_000;

    private Script() {}

    static List<Deed> of(ChaosPlan plan) {
        var dice = new Random(plan.seed());
        var deeds = new ArrayList<Deed>();
        int begun = 0;
        for (int event = 0; event < plan.events(); event++) {
            int left = plan.conversations() - begun;
            // Most conversations begin early, some while others have been going on for long.
            boolean begins = left > 0 && (begun == 0 || dice.nextInt(plan.events()) < 3 * plan.conversations());
            if (begins) {
                deeds.add(new Deed(Kind.ASK, begun, 0));
                begun++;
            } else {
                deeds.add(new Deed(kind(dice), dice.nextInt(begun), dice.nextInt(PICKS)));
            }
        }
        return deeds;
    }

    private static Kind kind(RandomGenerator dice) {
        int left = dice.nextInt(A_THOUSAND);
        for (Kind kind : Kind.values()) {
            left -= kind.often();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("Deeds make up less than a thousand");
    }
}
