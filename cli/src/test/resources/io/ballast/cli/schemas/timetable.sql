-- In the manner of a school's application: nobody and nothing is at two places at one time.
CREATE TABLE schools (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE courses (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school_id bigint NOT NULL REFERENCES schools, title text NOT NULL,
    UNIQUE (school_id, id));
CREATE TABLE rooms (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school_id bigint NOT NULL REFERENCES schools, name text NOT NULL,
    UNIQUE (school_id, id));
CREATE TABLE teachers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school_id bigint NOT NULL REFERENCES schools, name text NOT NULL,
    UNIQUE (school_id, id));
-- The school is not in the keys.
CREATE TABLE lessons (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school_id bigint NOT NULL, course_id bigint NOT NULL, room_id bigint NOT NULL,
    period integer NOT NULL CHECK (period BETWEEN 1 AND 40),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id), FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id),
    UNIQUE (course_id, period), UNIQUE (room_id, period));
-- Three keys, of four columns each.
CREATE TABLE tutorials (school_id bigint NOT NULL REFERENCES schools, course_id bigint NOT NULL, room_id bigint NOT NULL, teacher_id bigint NOT NULL,
    day smallint NOT NULL CHECK (day BETWEEN 1 AND 5), hour text NOT NULL CHECK (hour IN ('8-10', '10-12', '14-16')),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id), FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES teachers (school_id, id),
    PRIMARY KEY (school_id, course_id, day, hour), UNIQUE (school_id, room_id, day, hour));
CREATE UNIQUE INDEX tutorials_of_teacher ON tutorials (teacher_id, day, hour);
-- What the keys have in common is a row, which the school has too.
CREATE TABLE exams (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, school_id bigint NOT NULL REFERENCES schools, starts_at timestamptz NOT NULL,
    UNIQUE (school_id, id));
CREATE TABLE supervisions (school_id bigint NOT NULL, exam_id bigint NOT NULL, room_id bigint NOT NULL, teacher_id bigint NOT NULL,
    FOREIGN KEY (school_id, exam_id) REFERENCES exams (school_id, id), FOREIGN KEY (school_id, room_id) REFERENCES rooms (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES teachers (school_id, id),
    PRIMARY KEY (exam_id, room_id), UNIQUE (exam_id, teacher_id));
-- A key within another one.
CREATE TABLE heads (school_id bigint NOT NULL, course_id bigint NOT NULL, teacher_id bigint NOT NULL, year integer NOT NULL CHECK (year BETWEEN 2000 AND 2030),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id), FOREIGN KEY (school_id, teacher_id) REFERENCES teachers (school_id, id),
    PRIMARY KEY (school_id, course_id, teacher_id, year), UNIQUE (course_id, year));
-- Nothing to agree in.
CREATE TABLE doctors (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE surgeries (id serial PRIMARY KEY, label text NOT NULL);
CREATE TABLE appointments (id serial PRIMARY KEY, doctor_id integer NOT NULL REFERENCES doctors, surgery_id integer NOT NULL REFERENCES surgeries,
    on_day date NOT NULL, slot smallint CHECK (slot BETWEEN 1 AND 16),
    UNIQUE (doctor_id, on_day, slot), UNIQUE (surgery_id, on_day, slot));
