package deskbridge.emulator.tracker;

/** The people, tokens and queues that tests and the demo start with. */
public final class TrackerSeed {
    /** The organisation for {@code X-Org-ID}. */
    public static final String ORG_ID = "7700123";

    /** The same organisation for {@code X-Cloud-Org-ID}. */
    public static final String CLOUD_ORG_ID = "bpfdeskbridge00000001";

    /** OAuth token of {@link #ROBOT}. */
    public static final String ROBOT_TOKEN = "y0_emulated-deskbridge-robot";

    /** OAuth token of {@link #AGENT}. */
    public static final String AGENT_TOKEN = "y0_emulated-anna-agent";

    /** Login of the account the hub works under; owns the queues. */
    public static final String ROBOT = "deskbridge-robot";

    /** Login of a support agent. */
    public static final String AGENT = "anna.agent";

    /** Login of another one. */
    public static final String SECOND_AGENT = "boris.agent";

    /** Login of an employee who asks for help. */
    public static final String EMPLOYEE = "ivan.petrov";

    /** Login of an employee without a licence. */
    public static final String UNLICENSED = "olga.guest";

    /** Login of a former employee. */
    public static final String DISMISSED = "pavel.gone";

    /** The queue of the service desk. */
    public static final String QUEUE = "SERVICEDESK";

    /** Another queue, without local fields. */
    public static final String OTHER_QUEUE = "DEV";

    /** What the ids of the service desk's local fields begin with. */
    public static final String FIELD_PREFIX = "66f0c1d2e3a4b5c6d7e8f901";

    private TrackerSeed() {}

    /** Fills an empty emulator. */
    public static void plant(TrackerSetup setup) {
        setup.user(TrackerUser.of("8000000000000001", ROBOT, "Deskbridge", "Robot", "deskbridge-robot@example.org"))
                .user(TrackerUser.of("8000000000000011", AGENT, "Анна", "Агентова", "anna.agent@example.org"))
                .user(TrackerUser.of("8000000000000012", SECOND_AGENT, "Борис", "Помощник", "boris.agent@example.org"))
                .user(TrackerUser.of("8000000000000021", EMPLOYEE, "Иван", "Петров", "ivan.petrov@example.org"))
                .user(TrackerUser.of("8000000000000022", UNLICENSED, "Ольга", "Гостева", "olga.guest@example.org")
                        .withoutLicence())
                .user(TrackerUser.of("8000000000000023", DISMISSED, "Павел", "Бывший", "pavel.gone@example.org")
                        .afterDismissal())
                .token(ROBOT_TOKEN, ROBOT)
                .token(AGENT_TOKEN, AGENT)
                .queue(QUEUE, "Service desk", ROBOT, FIELD_PREFIX)
                .localField(QUEUE, "pachcaUserId")
                .localField(QUEUE, "pachcaChatId")
                .localField(QUEUE, "pachcaMessageId")
                .queue(OTHER_QUEUE, "Development", ROBOT, "66f0c1d2e3a4b5c6d7e8f902");
    }

    /** The full id of a local field of {@link #QUEUE}. */
    public static String fieldId(String shortKey) {
        return FIELD_PREFIX + "--" + shortKey;
    }
}
