-- As Prisma writes it: quoted camel-case names, enums, text keys, timestamp(3), numeric(65,30), implicit join tables.
CREATE TYPE "Role" AS ENUM ('USER', 'ADMIN', 'SUPER_ADMIN');
CREATE TYPE "OrderStatus" AS ENUM ('PENDING', 'PAID', 'SHIPPED', 'CANCELLED');
CREATE TABLE "Organisation" (
  "id" text NOT NULL, "slug" text NOT NULL, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id"));
CREATE TABLE "User" (
  "id" text NOT NULL DEFAULT gen_random_uuid()::text,
  "email" text,
  "emailVerified" timestamp(3),
  "role" "Role" NOT NULL DEFAULT 'USER',
  "roles" "Role"[] DEFAULT ARRAY['USER']::"Role"[],
  "externalId" varchar(36) DEFAULT gen_random_uuid()::text,
  "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamp(3) NOT NULL,
  CONSTRAINT "User_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Membership" (
  "organisationId" text NOT NULL, "userId" text NOT NULL, "role" "Role" NOT NULL,
  CONSTRAINT "Membership_pkey" PRIMARY KEY ("organisationId", "userId"));
CREATE TABLE "Profile" ("id" serial NOT NULL, "bio" text, "userEmail" text NOT NULL, CONSTRAINT "Profile_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Product" (
  "id" serial NOT NULL, "name" text NOT NULL, "price" numeric(65,30) NOT NULL DEFAULT 0, "tags" text[], "meta" jsonb,
  "organisationId" text NOT NULL, "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Product_pkey" PRIMARY KEY ("id"));
CREATE TABLE "Order" (
  "id" uuid NOT NULL DEFAULT gen_random_uuid(), "userId" text, "status" "OrderStatus" NOT NULL DEFAULT 'PENDING',
  "total" numeric(65,30) NOT NULL, "placedAt" timestamp(3) NOT NULL,
  CONSTRAINT "Order_pkey" PRIMARY KEY ("id"));
CREATE TABLE "OrderItem" (
  "orderId" uuid NOT NULL, "productId" integer NOT NULL, "quantity" integer NOT NULL DEFAULT 1, "unitPrice" numeric(65,30) NOT NULL,
  CONSTRAINT "OrderItem_pkey" PRIMARY KEY ("orderId", "productId"));
CREATE TABLE "_CategoryToProduct" ("A" text NOT NULL, "B" integer NOT NULL);
CREATE TABLE "Category" ("id" text NOT NULL, "name" text NOT NULL, "parentId" text, CONSTRAINT "Category_pkey" PRIMARY KEY ("id"));
CREATE UNIQUE INDEX "Organisation_slug_key" ON "Organisation" ("slug");
ALTER TABLE "User" ADD CONSTRAINT "User_email_key" UNIQUE ("email");
CREATE UNIQUE INDEX "Profile_userEmail_key" ON "Profile" ("userEmail");
CREATE UNIQUE INDEX "_CategoryToProduct_AB_unique" ON "_CategoryToProduct" ("A", "B");
CREATE INDEX "_CategoryToProduct_B_index" ON "_CategoryToProduct" ("B");
ALTER TABLE "Membership" ADD FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Membership" ADD FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Profile" ADD FOREIGN KEY ("userEmail") REFERENCES "User" ("email") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Product" ADD FOREIGN KEY ("organisationId") REFERENCES "Organisation" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Order" ADD FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "OrderItem" ADD FOREIGN KEY ("orderId") REFERENCES "Order" ("id") ON DELETE CASCADE;
ALTER TABLE "OrderItem" ADD FOREIGN KEY ("productId") REFERENCES "Product" ("id") ON DELETE RESTRICT;
ALTER TABLE "Category" ADD FOREIGN KEY ("parentId") REFERENCES "Category" ("id") ON DELETE SET NULL;
ALTER TABLE "_CategoryToProduct" ADD FOREIGN KEY ("A") REFERENCES "Category" ("id") ON DELETE CASCADE;
ALTER TABLE "_CategoryToProduct" ADD FOREIGN KEY ("B") REFERENCES "Product" ("id") ON DELETE CASCADE;
-- rows
INSERT INTO "Organisation" VALUES ('o1', 'first'), ('o2', 'second');
INSERT INTO "User" ("email", "updatedAt") SELECT CASE WHEN i % 4 > 0 THEN 'u' || i || '@example.com' END, now() FROM generate_series(1, 20) AS i;
INSERT INTO "Membership" SELECT 'o' || 1 + row_number() OVER () % 2, "id", 'USER' FROM "User";
INSERT INTO "Profile" ("userEmail") SELECT "email" FROM "User" WHERE "email" IS NOT NULL;
INSERT INTO "Product" ("name", "price", "organisationId") SELECT 'p' || i, i * 1.25, 'o' || 1 + i % 2 FROM generate_series(1, 15) AS i;
INSERT INTO "Order" ("userId", "total", "placedAt") SELECT "id", 12.5, now() FROM "User" LIMIT 9;
INSERT INTO "OrderItem" SELECT o."id", p."id", 2, p."price" FROM "Order" AS o, "Product" AS p WHERE p."id" < 4;
INSERT INTO "Category" VALUES ('c1', 'one', NULL), ('c2', 'two', 'c1');
INSERT INTO "_CategoryToProduct" SELECT 'c' || 1 + "id" % 2, "id" FROM "Product";
