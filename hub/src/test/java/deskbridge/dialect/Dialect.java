package deskbridge.dialect;

import java.util.random.RandomGenerator;

/** How people write in one system: well, and not so well. */
interface Dialect {

    /** Words whose signs are words there too. */
    Sample words(String words);

    /** Something marked within a line. */
    Sample marked(RandomGenerator random);

    /** Something that stands on lines of its own and may be broken. */
    Sample block(RandomGenerator random);

    /** Ends a paragraph, so that what was broken in it is over. */
    String paragraphEnd();

    /** Opens a paragraph. */
    default String paragraphStart() {
        return "";
    }

    /** Characters that a message surely holds. */
    int most();
}
