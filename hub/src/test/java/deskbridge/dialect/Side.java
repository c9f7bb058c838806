package deskbridge.dialect;

import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendResult;
import deskbridge.domain.RichText;
import java.util.List;
import java.util.Map;

/** One emulated system and the hub's connector to it. */
interface Side extends AutoCloseable {

    Dialect dialect();

    /** People write these; answers each as the hub reads it, in their order. */
    List<RichText> reads(List<Sample> samples) throws RemoteTrouble;

    /** The hub writes a text. */
    SendResult writes(int number, RichText text);

    /** What stands there as it was stored, by number: each text's messages. */
    Map<Integer, List<String>> written();

    /** What readers see of one text's messages. */
    String shown(List<String> messages);

    @Override
    void close();
}
