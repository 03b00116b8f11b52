-- An ERP: keys of up to four columns handed down four levels, foreign keys that share columns, codes of fixed length.
CREATE TABLE client (client char(3) PRIMARY KEY, name varchar(80) NOT NULL);
CREATE TABLE company (
  client char(3) NOT NULL REFERENCES client, company varchar(4) NOT NULL, currency char(3) NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  PRIMARY KEY (client, company));
CREATE TABLE account (
  client char(3) NOT NULL, company varchar(4) NOT NULL, account varchar(10) NOT NULL, kind char(1) NOT NULL CHECK (kind IN ('A', 'L', 'E', 'R')),
  parent_account varchar(10), PRIMARY KEY (client, company, account),
  FOREIGN KEY (client, company) REFERENCES company, FOREIGN KEY (client, company, parent_account) REFERENCES account);
CREATE TABLE document (
  client char(3) NOT NULL, company varchar(4) NOT NULL, fiscal_year smallint NOT NULL CHECK (fiscal_year BETWEEN 1990 AND 2100),
  document integer NOT NULL, posted date NOT NULL, reversed_by integer, PRIMARY KEY (client, company, fiscal_year, document),
  FOREIGN KEY (client, company) REFERENCES company,
  FOREIGN KEY (client, company, fiscal_year, reversed_by) REFERENCES document);
CREATE TABLE line (
  client char(3) NOT NULL, company varchar(4) NOT NULL, fiscal_year smallint NOT NULL, document integer NOT NULL, line smallint NOT NULL,
  account varchar(10) NOT NULL, debit numeric(15,2) NOT NULL DEFAULT 0, credit numeric(15,2) NOT NULL DEFAULT 0,
  quantity numeric(13,3), rate numeric(9,5), PRIMARY KEY (client, company, fiscal_year, document, line),
  FOREIGN KEY (client, company, fiscal_year, document) REFERENCES document ON DELETE CASCADE,
  FOREIGN KEY (client, company, account) REFERENCES account, CHECK (debit = 0 OR credit = 0));
CREATE TABLE assignment (
  client char(3) NOT NULL, company varchar(4) NOT NULL, fiscal_year smallint NOT NULL, document integer NOT NULL, line smallint NOT NULL,
  assignment smallint NOT NULL, share numeric(7,6) NOT NULL CHECK (share > 0 AND share <= 1), note text,
  PRIMARY KEY (client, company, fiscal_year, document, line, assignment),
  FOREIGN KEY (client, company, fiscal_year, document, line) REFERENCES line ON DELETE CASCADE,
  FOREIGN KEY (client, company) REFERENCES company);
-- rows
INSERT INTO client VALUES ('100', 'One'), ('200', 'Two');
INSERT INTO company VALUES ('100', '1000', 'EUR'), ('100', '2000', 'USD'), ('200', '1000', 'EUR');
INSERT INTO account SELECT client, company, (4000 + i)::text, 'A', NULL FROM company, generate_series(1, 9) AS i;
UPDATE account SET parent_account = '4001' WHERE account > '4003';
INSERT INTO document SELECT client, company, 2023, i, '2023-05-01', NULL FROM company, generate_series(1, 11) AS i;
INSERT INTO line SELECT client, company, fiscal_year, document, i, (4000 + i)::text, 10, 0 FROM document, generate_series(1, 3) AS i;
INSERT INTO assignment SELECT client, company, fiscal_year, document, line, i, 0.5, NULL FROM line, generate_series(1, 2) AS i WHERE line = 1;
