package deskbridge.scenario;

import java.net.URI;

/** Where webhooks are taken. */
interface Listening {

    boolean isRunning();

    /** While it runs: the address of a path. */
    URI url(String path);
}
