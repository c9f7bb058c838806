package deskbridge.dialect;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.domain.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** One of the ways that texts go. */
@SuppressWarnings("ImmutableEnumChecker") // constructors
enum Conversion {
    PACHCA_TO_TRACKER(PachcaSide::new, TrackerSide::new),
    PACHCA_TO_OKDESK(PachcaSide::new, OkdeskSide::new),
    TELEGRAM_TO_TRACKER(TelegramSide::new, TrackerSide::new),
    TELEGRAM_TO_OKDESK(TelegramSide::new, OkdeskSide::new),
    TRACKER_TO_PACHCA(TrackerSide::new, PachcaSide::new),
    TRACKER_TO_TELEGRAM(TrackerSide::new, TelegramSide::new),
    OKDESK_TO_PACHCA(OkdeskSide::new, PachcaSide::new),
    OKDESK_TO_TELEGRAM(OkdeskSide::new, TelegramSide::new);

    /** A system of its own for so many, as many as fit into one ticket and one thread. */
    private static final int TOGETHER = 500;

    private final Supplier<Side> from;
    private final Supplier<Side> to;

    Conversion(Supplier<Side> from, Supplier<Side> to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Converts so many texts, the first of this seed, the next of the one after it.
     *
     * @return what became of them
     */
    Verdict convert(long seed, int count) throws RemoteTrouble {
        var verdict = new Verdict(name().toLowerCase(Locale.ROOT).replace('_', ' '));
        for (int done = 0; done < count; done += TOGETHER) {
            convertSome(seed + done, Math.min(TOGETHER, count - done), verdict);
        }
        return verdict;
    }

    private void convertSome(long seed, int count, Verdict verdict) throws RemoteTrouble {
        try (Side source = from.get();
                Side target = to.get()) {
            var samples = new ArrayList<Sample>();
            for (int i = 0; i < count; i++) {
                samples.add(Writer.text(source.dialect(), seed + i));
            }
            List<RichText> read = source.reads(samples);
            for (int i = 0; i < count; i++) {
                SendResult result = target.writes(i, read.get(i));
                if (!(result instanceof SendResult.Sent)) {
                    verdict.refused(seed + i, result);
                }
            }
            Map<Integer, List<String>> written = target.written();
            boolean loosely = source instanceof PachcaSide || target instanceof PachcaSide;
            for (int i = 0; i < count; i++) {
                List<String> messages = written.getOrDefault(i, List.of());
                if (!messages.isEmpty()) {
                    String shown = target.shown(messages);
                    verdict.arrived(
                            seed + i, messages.size(), seen(samples.get(i).shown(), loosely), seen(shown, loosely));
                    if (count == 1 && !verdict.faults().isEmpty()) {
                        verdict.explain(samples.get(i).written(), messages);
                    }
                }
            }
        }
    }

    private static String seen(String shown, boolean loosely) {
        return loosely ? Seen.inPachca(shown) : Seen.of(shown);
    }
}
