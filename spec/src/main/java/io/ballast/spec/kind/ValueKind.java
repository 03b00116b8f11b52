package io.ballast.spec.kind;

/** How the values of a column come about; a closed list. */
public sealed interface ValueKind
        permits ArrayKind,
                BooleanKind,
                BytesKind,
                ChoiceKind,
                ConstantKind,
                DateKind,
                DecimalKind,
                FakerKind,
                InetKind,
                IntegerKind,
                IntervalKind,
                JsonKind,
                OrdinalKind,
                ParentKind,
                PatternKind,
                ReferenceKind,
                SequenceKind,
                TemplateKind,
                TextKind,
                TimeKind,
                TimestampKind,
                UuidKind {}
