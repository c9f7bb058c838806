package deskbridge.desk.yandextracker;

import deskbridge.rest.Authorization;

/** The hub's proof towards Tracker. */
interface TrackerAccess extends Authorization {
    /** Called after a 401: gets a new proof where that is possible. May block; false when the old proof is all there is. */
    boolean renew();

    /** What an operator must do when the proof is not accepted. */
    String cure();
}
