-- A trading company: amounts with peaks and tails that no named distribution has, dates that come more and more often.
CREATE TABLE categories (category_id smallint PRIMARY KEY, category_name varchar(15) NOT NULL, description text);
CREATE TABLE suppliers (supplier_id smallint PRIMARY KEY, company_name varchar(40) NOT NULL, city varchar(15), country varchar(15));
CREATE TABLE products (product_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, product_name varchar(40) NOT NULL, supplier_id smallint REFERENCES suppliers, category_id smallint REFERENCES categories, unit_price numeric(10,2) NOT NULL, units_in_stock smallint, discontinued boolean NOT NULL DEFAULT false, CHECK (unit_price > 0));
CREATE TABLE customers (customer_id char(5) PRIMARY KEY, company_name varchar(40) NOT NULL, country varchar(15), since date NOT NULL, score real);
CREATE TABLE orders (order_id bigserial PRIMARY KEY, customer_id char(5) NOT NULL REFERENCES customers, order_date timestamptz NOT NULL, required_date date, shipped_date date, freight numeric(9,2), ship_via smallint, weight_grams integer);
CREATE TABLE order_details (order_id bigint REFERENCES orders ON DELETE CASCADE, line smallint, product_id integer NOT NULL REFERENCES products, unit_price numeric(10,2) NOT NULL, quantity smallint NOT NULL, discount real NOT NULL, points integer, PRIMARY KEY (order_id, line));
SELECT setseed(0.42);
INSERT INTO categories SELECT i, 'Category '||i, 'All of '||i FROM generate_series(1,8) i;
INSERT INTO suppliers SELECT i, 'Supplier '||i, 'City '||i%12, 'Country '||i%5 FROM generate_series(1,30) i;
INSERT INTO products (product_name, supplier_id, category_id, unit_price, units_in_stock, discontinued) SELECT 'Product '||i, 1+floor(30*random()^2), 1+floor(8*random()), round(exp(2.5+random()+random()-random())::numeric,2), CASE WHEN random()<.3 THEN 0 ELSE floor(random()*125) END, random()<.1 FROM generate_series(1,500) i;
INSERT INTO customers SELECT upper(substr(md5('c'||i),1,5)), 'Company '||i, 'Country '||floor(21*random()^2), date '1996-01-01'+floor(1000*sqrt(random()))::int, CASE WHEN random()<.4 THEN 50+10*(random()+random()+random()) WHEN random()<.5 THEN 90+random() END FROM generate_series(1,1500) i ON CONFLICT DO NOTHING;
INSERT INTO orders (customer_id, order_date, required_date, shipped_date, freight, ship_via, weight_grams)
 SELECT id, t, t::date+28, CASE WHEN random()<.95 THEN t::date+(1+floor(30*random()^3))::int END, CASE WHEN random()<.25 THEN 0 WHEN random()<.2 THEN 4.99 ELSE round(exp(3.5+1.2*sqrt(-2*ln(1-random()))*cos(2*pi()*random()))::numeric,2) END, 1+floor(3*random()),
  CASE WHEN random()<.3 THEN 1000+100*floor(5*random()) WHEN random()<.5 THEN 20000+floor(2000*random()) END
 FROM (SELECT array_agg(customer_id ORDER BY customer_id) AS ids FROM customers) AS c,
      LATERAL (SELECT ids[1+floor(cardinality(ids)*random()^2)] AS id, timestamptz '1996-07-04'+sqrt(random())*interval '670 days' AS t FROM generate_series(1,8000)) AS o;
INSERT INTO order_details SELECT order_id, l, 1+floor(500*random()^2), round(exp(2.5+random()+random()-random())::numeric,2), CASE WHEN random()<.3 THEN 1 WHEN random()<.3 THEN 12 ELSE 1+floor(130*random()^2) END, (ARRAY[0,0,0,.05,.1,.15,.2,.25])[1+floor(8*random())], CASE WHEN random()<.5 THEN floor(1000000*random()^4) END FROM orders, generate_series(1,8) l WHERE l<=1+order_id*7919%5;
