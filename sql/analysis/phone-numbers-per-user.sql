-- How many phone numbers does a user have, and does that follow the distribution that the users preset asks for?
--
--   psql -f sql/analysis/phone-numbers-per-user.sql                                  the schema is the first one of the search_path
--   PGOPTIONS='-c search_path=shop' psql -f sql/analysis/phone-numbers-per-user.sql  another schema
--
-- The preset gives each user 1 to 5 phone numbers by a Zipf distribution: P(k) is proportional to 1 / k^s. The exponent
-- s = 1.2557343719704368 is the one whose mean is 2.0; it solves sum(k^(1-s)) / sum(k^-s) = 2 over k = 1..5.
-- One full bar of 50 characters is all users. "expected_share" is empty for counts outside the distribution.

WITH per_user AS (
    SELECT count(*) AS phone_numbers
    FROM phone_numbers
    WHERE user_id IS NOT NULL
    GROUP BY user_id
),
observed AS (
    SELECT phone_numbers, count(*) AS users
    FROM per_user
    GROUP BY phone_numbers
    UNION ALL
    SELECT 0, (SELECT count(*) FROM users) - (SELECT count(*) FROM per_user)
),
expected AS (
    SELECT k AS phone_numbers, power(k, -1.2557343719704368) / sum(power(k, -1.2557343719704368)) OVER () AS share
    FROM generate_series(1, 5) AS k
),
shares AS (
    SELECT
        phone_numbers,
        coalesce(users, 0) AS users,
        coalesce(users, 0) / nullif(sum(users) OVER (), 0) AS share,
        expected.share AS expected_share
    FROM observed
    FULL JOIN expected USING (phone_numbers)
    WHERE coalesce(users, 0) > 0 OR expected.share IS NOT NULL
)
SELECT
    phone_numbers,
    users,
    round(share, 6) AS share,
    round(expected_share::numeric, 6) AS expected_share,
    repeat('#', round(50 * share)::int) AS bar
FROM shares
ORDER BY phone_numbers;
