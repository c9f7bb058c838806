package deskbridge.demo;

/** What people do on one route while something goes wrong. */
interface TroublesPlay {

    /** One of three people asks; what follows is about the first one's request. */
    void asks(int person, String words);

    /** Whether the first one can see that there is a ticket. */
    boolean isAnswered();

    /** The first one goes on. */
    void remarks(String words);

    /** An agent says something in the first one's ticket. */
    void answers(String words, boolean internal);

    /** How many tickets there are. */
    int tickets();
}
