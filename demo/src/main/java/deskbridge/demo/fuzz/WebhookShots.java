package deskbridge.demo.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Real deliveries, damaged, and mostly proven all the same, so that they get behind the proof. */
final class WebhookShots implements Shots {

    static final int LIMIT = 5 * 1024 * 1024;
    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);
    private static final Set<Integer> PROVEN = Set.of(200, 400);
    private static final Pattern TIMESTAMP = Pattern.compile("\"webhook_timestamp\":\\d+");
    private static final List<Target> WEBHOOKS = List.of(Target.PACHCA, Target.TRACKER, Target.OKDESK, Target.TELEGRAM);

    private static final List<String> CONTENT_TYPES = List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "",
            "a",
            "application/json;charset=utf-16",
            "application/json; charset=\"",
            "*/*",
            "x".repeat(2000));

    private final Target target;
    private final FuzzStage stage;
    private final Map<Target, List<String>> samples;
    private final Mutator mutator;

    WebhookShots(Target target, FuzzStage stage, Map<Target, List<String>> samples) {
        this.target = target;
        this.stage = stage;
        this.samples = Map.copyOf(samples);
        this.mutator =
                new Mutator(samples.values().stream().flatMap(List::stream).toList());
    }

    @Override
    public Shot next(long number, RandomGenerator random) {
        Aimed aimed = aim(random);
        int length = aimed.delivery().body().length;
        byte[] bytes = length < 100_000 && random.nextInt(10) == 0
                ? aimed.delivery().chunked(1 + random.nextInt(1 + length))
                : aimed.delivery().bytes();
        return new Shot(target, number, bytes, aimed.allowed());
    }

    /**
     * A delivery that is not a request yet.
     *
     * @param sender as whose it is meant
     * @param allowed which answers are right
     */
    record Aimed(Target sender, Delivery delivery, Set<Integer> allowed) {

        Aimed {
            allowed = Set.copyOf(allowed);
        }
    }

    Aimed aim(RandomGenerator random) {
        Target sender = sender(random);
        byte[] body = mutator.body(sample(sender, random), random);
        boolean forged = random.nextInt(12) == 0;
        Delivery delivery = forged ? forged(sender, body, random) : proven(sender, body, random);
        if (target == Target.OLDER) {
            delivery = delivery.at("/");
        }
        return new Aimed(sender, dressed(delivery, random), allowed(sender, body, forged));
    }

    private Target sender(RandomGenerator random) {
        return switch (target) {
            case OLDER, DOORS -> WEBHOOKS.get(random.nextInt(WEBHOOKS.size()));
            case HINTS -> random.nextBoolean() ? Target.TRACKER : Target.OKDESK;
            default -> target;
        };
    }

    private Set<Integer> allowed(Target sender, byte[] body, boolean forged) {
        var allowed = new HashSet<Integer>();
        if (body.length > LIMIT) {
            allowed.add(413);
            return allowed;
        }
        if (!forged || target == Target.HINTS) {
            allowed.addAll(PROVEN);
        }
        if (forged || target == Target.OLDER) {
            allowed.addAll(REFUSED);
        }
        if (target == Target.OLDER) {
            // Which connection is meant is told by the shape, which was damaged; another's proof does not fit.
            allowed.addAll(Set.of(404));
        }
        if (target == Target.HINTS) {
            allowed.add(429);
        }
        if (sender == Target.PACHCA) {
            // The time that it was signed at may have been damaged as well.
            allowed.addAll(REFUSED);
        }
        return allowed;
    }

    private String sample(Target sender, RandomGenerator random) {
        List<String> bodies = samples.getOrDefault(sender, List.of("{}"));
        Instant now = stage.clock.instant();
        return TIMESTAMP
                .matcher(bodies.get(random.nextInt(bodies.size())))
                .replaceAll("\"webhook_timestamp\":" + now.getEpochSecond());
    }

    private Delivery proven(Target sender, byte[] body, RandomGenerator random) {
        boolean other = random.nextInt(4) == 0;
        return switch (sender) {
            case TRACKER ->
                other
                        ? Delivery.of(FuzzStage.TRACKER_PATH + "/" + FuzzStage.SECRET, body)
                        : Delivery.of(FuzzStage.TRACKER_PATH, body).with("X-Webhook-Secret", FuzzStage.SECRET);
            case OKDESK -> {
                Delivery plain = Delivery.of(FuzzStage.OKDESK_PATH, body);
                String signature = plain.signature(FuzzStage.SECRET);
                yield plain.with(
                        "X-Okdesk-Signature", other ? "sha256=" + signature.toUpperCase(Locale.ROOT) : signature);
            }
            case TELEGRAM ->
                Delivery.of(FuzzStage.TELEGRAM_PATH, body).with("X-Telegram-Bot-Api-Secret-Token", FuzzStage.SECRET);
            default -> {
                Delivery plain = Delivery.of(FuzzStage.PACHCA_PATH, body);
                yield plain.with(
                        "Pachca-Signature", plain.signature(stage.pachca.bot().signingSecret()));
            }
        };
    }

    private Delivery forged(Target sender, byte[] body, RandomGenerator random) {
        Delivery plain = Delivery.of("/webhooks/" + sender.written(), body);
        String proof = switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "0".repeat(64);
            case 2 -> plain.signature("another");
            case 3 -> plain.signature(FuzzStage.SECRET).substring(1);
            case 4 -> FuzzStage.SECRET.toUpperCase(Locale.ROOT);
            case 5 -> "sha256=";
            case 6 -> FuzzStage.SECRET + "\t,x";
            default -> "é".repeat(random.nextInt(50));
        };
        return switch (random.nextInt(6)) {
            case 0 -> plain;
            case 1 -> plain.at(plain.path() + "/%00" + random.nextInt());
            case 2 -> plain.with("X-Webhook-Secret", proof).with("Pachca-Signature", "0");
            case 3 -> plain.with("X-Telegram-Bot-Api-Secret-Token", proof);
            case 4 -> plain.with("X-Okdesk-Signature", proof);
            default -> plain.with("pachca-signature", proof);
        };
    }

    /** What a proxy or an odd sender adds; each stranger has an address of his own, so that floods are told apart. */
    private static Delivery dressed(Delivery plain, RandomGenerator random) {
        Delivery dressed = plain.with("X-Forwarded-For", address(random));
        if (random.nextInt(10) == 0) {
            dressed = dressed.with("Content-Type", CONTENT_TYPES.get(random.nextInt(CONTENT_TYPES.size())));
        }
        if (random.nextInt(30) == 0) {
            dressed = dressed.with(
                    "X-Odd-" + random.nextInt(9),
                    "é\u0001".repeat(random.nextInt(200)).replace('\u0001', ' '));
        }
        return dressed;
    }

    private static String address(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 ->
                "2001:db8:%x:%x::%x".formatted(random.nextInt(65536), random.nextInt(65536), random.nextInt(65536));
            case 1 -> "[::1%25eth0]:99, ,";
            case 2 -> "localhost, 999.1.1.1";
            default -> "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
        };
    }

    /** For the report of a finding. */
    static String shown(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.length() <= 1500 ? text : text.substring(0, 1500) + "…";
    }
}
