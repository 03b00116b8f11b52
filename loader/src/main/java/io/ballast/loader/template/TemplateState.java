package io.ballast.loader.template;

/** What stands under a template's name on the server. */
enum TemplateState {
    /** Nothing. */
    MISSING("there is no template of this %s yet"),
    /** A template that an earlier run did not finish. */
    UNFINISHED("an earlier run did not finish the template"),
    /** A template that was opened to connections, or altered, after it had been finished: anything may be in it now. */
    OPENED("the template was opened to connections, or altered, since it was made"),
    /** A template nobody could connect to since it was verified. */
    READY("a template of this %s stands ready"),
    /** A database that Ballast has not made. */
    FOREIGN("a database of that name stands there that is not Ballast's");

    private final String reason;

    TemplateState(String reason) {
        this.reason = reason;
    }

    /**
     * In words, as a reason for what is done.
     *
     * @param source what the template is loaded from: bundle, spec
     */
    String reason(String source) {
        return String.format(reason, source);
    }
}
