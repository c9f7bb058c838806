package deskbridge.demo.fuzz;

import java.util.Locale;

/** What can be fired at. */
enum Target {
    /** The connectors' doors alone, without network and database: for a million inputs. */
    DOORS,
    /** Signed webhooks of Pachca. */
    PACHCA,
    /** What triggers of Tracker send, with their secret. */
    TRACKER,
    /** Signed webhooks of Okdesk. */
    OKDESK,
    /** Updates of Telegram, with their secret. */
    TELEGRAM,
    /** Any of them at the older bots' one address. */
    OLDER,
    /** Desks with which no secret was agreed upon: everybody may give a hint. */
    HINTS,
    /** The listener's HTTP itself: request lines, headers, lengths, chunks. */
    WIRE,
    /** The admin listener. */
    ADMIN,
    /** What people write, in all four systems. */
    TALK,
    /** What the four systems answer when the hub asks them: bodies, headers such as Retry-After, statuses, half of it all. */
    ANSWERS;

    /** As people write it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
