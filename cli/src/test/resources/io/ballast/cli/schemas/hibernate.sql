-- A bank in the manner of Java and Hibernate: one sequence for all, inheritance with a shared primary key, tables of collections without
-- keys, join tables, large objects, versions, enums as smallint and text, audit tables with composite keys.
CREATE SEQUENCE hibernate_sequence START WITH 1 INCREMENT BY 50;

CREATE TABLE revinfo (
    rev integer PRIMARY KEY,
    revtstmp bigint
);

CREATE TABLE party (
    id bigint PRIMARY KEY,
    version integer NOT NULL,
    dtype varchar(31) NOT NULL,
    created_date timestamp(6) NOT NULL,
    last_modified_date timestamp(6),
    created_by varchar(50) NOT NULL
);

CREATE TABLE person (
    id bigint PRIMARY KEY REFERENCES party (id),
    first_name varchar(60) NOT NULL,
    last_name varchar(60) NOT NULL,
    birth_date date,
    gender smallint CHECK (gender BETWEEN 0 AND 2),
    tax_id varchar(11) UNIQUE,
    photo oid
);

CREATE TABLE company (
    id bigint PRIMARY KEY REFERENCES party (id),
    legal_name varchar(120) NOT NULL,
    vat_number varchar(14) NOT NULL UNIQUE,
    founded_on date,
    contact_id bigint REFERENCES person (id)
);

CREATE TABLE party_emails (
    party_id bigint NOT NULL REFERENCES party (id),
    emails varchar(255)
);

CREATE TABLE party_attributes (
    party_id bigint NOT NULL REFERENCES party (id),
    attributes_key varchar(64) NOT NULL,
    attributes varchar(255),
    PRIMARY KEY (party_id, attributes_key)
);

CREATE TABLE jhi_authority (name varchar(50) PRIMARY KEY);

CREATE TABLE jhi_user (
    id bigint PRIMARY KEY,
    login varchar(50) NOT NULL UNIQUE,
    password_hash varchar(60) NOT NULL,
    party_id bigint UNIQUE REFERENCES person (id),
    activated boolean NOT NULL,
    lang_key varchar(10),
    reset_key varchar(20)
);

CREATE TABLE jhi_user_authority (
    user_id bigint NOT NULL REFERENCES jhi_user (id),
    authority_name varchar(50) NOT NULL REFERENCES jhi_authority (name),
    PRIMARY KEY (user_id, authority_name)
);

CREATE TABLE branch (
    country char(2) NOT NULL,
    code varchar(8) NOT NULL,
    name varchar(80) NOT NULL,
    PRIMARY KEY (country, code)
);

CREATE TABLE account (
    id bigint PRIMARY KEY,
    version integer NOT NULL DEFAULT 0,
    iban varchar(34) NOT NULL UNIQUE,
    account_type varchar(20) NOT NULL CHECK (account_type IN ('CURRENT', 'SAVINGS', 'LOAN')),
    balance numeric(19,2) NOT NULL,
    overdraft_limit numeric(19,2) NOT NULL DEFAULT 0 CHECK (overdraft_limit >= 0),
    currency varchar(3) NOT NULL,
    branch_country char(2) NOT NULL,
    branch_code varchar(8) NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    contract oid,
    FOREIGN KEY (branch_country, branch_code) REFERENCES branch (country, code),
    CHECK (closed_on > opened_on)
);

CREATE TABLE account_owners (
    account_id bigint NOT NULL REFERENCES account (id),
    owners_id bigint NOT NULL REFERENCES party (id)
);

CREATE TABLE account_signatory (
    account_id bigint NOT NULL REFERENCES account (id),
    person_id bigint NOT NULL REFERENCES person (id),
    ordinal_no integer NOT NULL,
    PRIMARY KEY (account_id, ordinal_no),
    UNIQUE (account_id, person_id)
);

CREATE TABLE booking (
    id bigint PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES account (id),
    counter_account_id bigint REFERENCES account (id),
    reversal_of_id bigint UNIQUE REFERENCES booking (id),
    amount numeric(19,4) NOT NULL CHECK (amount <> 0),
    booked_at timestamp(6) with time zone NOT NULL,
    value_date date NOT NULL,
    purpose varchar(140),
    status smallint NOT NULL,
    CHECK (account_id <> counter_account_id)
);

CREATE TABLE account_aud (
    id bigint NOT NULL,
    rev integer NOT NULL REFERENCES revinfo (rev),
    revtype smallint,
    balance numeric(19,2),
    iban varchar(34),
    PRIMARY KEY (id, rev)
);

CREATE TABLE document (
    id bigint PRIMARY KEY,
    owner_id bigint REFERENCES party (id),
    content oid NOT NULL,
    content_type varchar(100) NOT NULL,
    checksum bytea CHECK (octet_length(checksum) = 32),
    size_bytes bigint NOT NULL CHECK (size_bytes > 0)
);
