-- In the manner of an ERP: composite keys over four levels, numeric amounts, periods that exclude each other, comments, a tenant in each key.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE company (company_code char(4) PRIMARY KEY, name varchar(80) NOT NULL, currency char(3) NOT NULL DEFAULT 'EUR');
CREATE TABLE ledger (company_code char(4) NOT NULL REFERENCES company, ledger_no smallint NOT NULL, title varchar(40) NOT NULL, PRIMARY KEY (company_code, ledger_no));
CREATE TABLE document (
    company_code char(4) NOT NULL, ledger_no smallint NOT NULL, document_no integer NOT NULL, posted_on date NOT NULL, due_on date, total numeric(15,2) NOT NULL,
    PRIMARY KEY (company_code, ledger_no, document_no), FOREIGN KEY (company_code, ledger_no) REFERENCES ledger, CHECK (due_on IS NULL OR due_on >= posted_on));
CREATE TABLE document_line (
    company_code char(4) NOT NULL, ledger_no smallint NOT NULL, document_no integer NOT NULL, line_no smallint NOT NULL, account char(8) NOT NULL,
    amount numeric(15,2) NOT NULL, side char(1) NOT NULL CHECK (side IN ('D', 'C')), quantity numeric(12,3), unit_price numeric(12,4), text varchar(80),
    PRIMARY KEY (company_code, ledger_no, document_no, line_no),
    FOREIGN KEY (company_code, ledger_no, document_no) REFERENCES document ON DELETE CASCADE, CHECK ((quantity IS NULL) = (unit_price IS NULL)));
COMMENT ON TABLE document_line IS 'Lines of a document; debit and credit';
COMMENT ON CONSTRAINT document_line_pkey ON document_line IS 'by position';
CREATE TABLE price_period (
    company_code char(4) NOT NULL REFERENCES company, material varchar(18) NOT NULL, valid daterange NOT NULL, price money NOT NULL,
    EXCLUDE USING gist (company_code WITH =, material WITH =, valid WITH &&));
CREATE TABLE employee (
    company_code char(4) NOT NULL REFERENCES company, employee_no integer NOT NULL, manager_no integer, hired date NOT NULL, left_on date, iban varchar(34), salary numeric(9,2) CHECK (salary > 0),
    PRIMARY KEY (company_code, employee_no), FOREIGN KEY (company_code, manager_no) REFERENCES employee, CHECK (left_on > hired));
