using Xunit;
using static BitsAnalyzers.Tests.Flow.Verdict;

namespace BitsAnalyzers.Tests.Flow;

/// <summary>
/// A mask is judged as it is when it reaches the call, however it got there. BITS001 stands for all rules about the value.
/// </summary>
public class MaskFlowTests
{
    public class Reports
    {
        [Fact]
        public Task WhereTestsOfBitsAllowTheValue() => Statements("""
            if ((input & 0x3A) != 0)
            {
                if (input == 2)
                {
                    job.SetNotifyFlags({|BITS005:0|});
                }
            }
            """);

        [Fact]
        public Task ALocal() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_DISABLE;
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task ALocalThatIsAssignedLater() => Statements("""
            BG_NOTIFY flags;
            flags = BG_NOTIFY_DISABLE;
            BG_NOTIFY copy = flags;
            flags = BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags({|BITS001:(uint)(copy | flags)|});
            """);

        [Fact]
        public Task AnOrAssignment() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED;
            flags |= BG_NOTIFY_DISABLE;
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task AFlagThatIsTakenAwayAgain() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR | BG_NOTIFY_DISABLE;
            flags &= ~BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task AToggledFlag() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED;
            flags ^= BG_NOTIFY_DISABLE;
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task AShift() => Statements("""
            uint flags = 1;
            flags |= 1u << 2;
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task AShiftByALocal() => Statements("""
            int position = 2;
            uint flags = (uint)BG_NOTIFY_JOB_ERROR;
            flags |= 1u << position;
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task AnIncrement() => Statements("""
            uint flags = (uint)BG_NOTIFY_DISABLE;
            flags++;
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task ASumAndADifference() => Statements("""
            uint flags = (uint)BG_NOTIFY_DISABLE;
            flags += 8;
            flags -= 2;
            flags += 2;
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task AConversionThatCutsBitsOff() => Statements("""
            int wide = 0x105;
            job.SetNotifyFlags({|BITS001:(byte)wide|});
            """);

        [Fact]
        public Task AConversionThatSpreadsTheSign() => Statements("""
            sbyte narrow = -1;
            job.SetNotifyFlags(unchecked({|BITS002:(uint)narrow|}));
            """);

        [Fact]
        public Task BothArms() => Statements("""
            var flags = BG_NOTIFY_DISABLE;
            if (first)
            {
                flags |= BG_NOTIFY_JOB_ERROR;
            }
            else
            {
                flags |= BG_NOTIFY_JOB_MODIFICATION;
            }

            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task OneArm() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags |= BG_NOTIFY_DISABLE;
            }

            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task AConditionalExpression() => Statements("""
            var flags = BG_NOTIFY_JOB_ERROR | (first ? BG_NOTIFY_DISABLE : BG_NOTIFY_JOB_TRANSFERRED);
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task ASwitchExpression() => Statements("""
            var flags = number switch { 1 => BG_NOTIFY_JOB_ERROR, 2 => BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR, _ => BG_NOTIFY_DISABLE };
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task ASwitchStatement() => Statements("""
            var flags = BG_NOTIFY_JOB_ERROR;
            switch (number)
            {
                case 1:
                    flags |= BG_NOTIFY_JOB_MODIFICATION;
                    break;
                case 2:
                    flags |= BG_NOTIFY_DISABLE;
                    break;
            }

            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task ALoop() => Statements("""
            var flags = BG_NOTIFY_DISABLE;
            for (var i = 0; i < number; i++)
            {
                flags |= BG_NOTIFY_JOB_ERROR;
            }

            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task ALoopThatMoves() => Statements("""
            uint bit = 1, flags = 0;
            while (bit < 8)
            {
                flags |= bit;
                bit <<= 1;
            }

            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task ATuple() => Statements("""
            var pair = (Mute: BG_NOTIFY_DISABLE, Events: BG_NOTIFY_JOB_ERROR);
            job.SetNotifyFlags({|BITS001:(uint)(pair.Mute | pair.Events)|});
            """);

        [Fact]
        public Task ADeconstruction() => Statements("""
            var (mute, events) = (BG_NOTIFY_DISABLE, BG_NOTIFY_JOB_ERROR);
            job.SetNotifyFlags({|BITS001:(uint)(mute | events)|});
            """);

        [Fact]
        public Task ASwap() => Statements("""
            uint flags = 1, spare = 5;
            (flags, spare) = (spare, flags);
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task ANullable() => Statements("""
            BG_NOTIFY? flags = BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags({|BITS001:(uint)flags.Value|});
            """);

        [Fact]
        public Task ACoalesce() => Statements("""
            uint? flags = null;
            flags ??= 5;
            job.SetNotifyFlags({|BITS001:flags.Value|});
            """);

        [Fact]
        public Task AHasFlagTest() => Statements("""
            var flags = (BG_NOTIFY)input;
            if (flags.HasFlag(BG_NOTIFY_DISABLE))
            {
                job.SetNotifyFlags({|BITS001:(uint)(flags | BG_NOTIFY_JOB_ERROR)|});
            }
            """);

        [Fact]
        public Task ABitTest() => Statements("""
            if ((input & 4) != 0)
            {
                job.SetNotifyFlags({|BITS001:input | 1|});
            }
            """);

        [Fact]
        public Task AnEqualityTest() => Statements("""
            if (input == 5)
            {
                job.SetNotifyFlags({|BITS001:input|});
            }
            """);

        [Fact]
        public Task APatternTest() => Statements("""
            if (input is 5 or 6 or 7)
            {
                job.SetNotifyFlags({|BITS001:input|});
            }
            """);

        [Fact]
        public Task ASwitchOnTheMask() => Statements("""
            switch (input)
            {
                case 3:
                    job.SetNotifyFlags(input);
                    break;
                case 5:
                    job.SetNotifyFlags({|BITS001:input|});
                    break;
            }
            """);

        [Fact]
        public Task ReadModifyWriteOnANewJob() => Statements("""
            manager.CreateJob("job", BG_JOB_TYPE_DOWNLOAD, out _, out var created);
            created.GetNotifyFlags(out var flags);
            created.SetNotifyFlags({|BITS001:flags | (uint)BG_NOTIFY_DISABLE|});
            """);

        [Fact]
        public Task ReadModifyWriteOnAMaskSetBefore() => Statements("""
            job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            job.GetNotifyFlags(out var flags);
            flags |= (uint)BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags({|BITS001:flags|});
            """);

        [Fact]
        public Task ReadModifyWriteOfAnUnknownMaskThatAddsBoth() => Statements("""
            job.GetNotifyFlags(out var flags);
            job.SetNotifyFlags({|BITS001:flags | (uint)(BG_NOTIFY_DISABLE | BG_NOTIFY_JOB_ERROR)|});
            """);

        [Fact]
        public Task AGoto() => Statements("""
            var flags = BG_NOTIFY_JOB_ERROR;
            goto add;
            set:
            job.SetNotifyFlags({|BITS001:(uint)flags|});
            return;
            add:
            flags |= BG_NOTIFY_DISABLE;
            goto set;
            """);

        [Fact]
        public Task AFinally() => Statements("""
            var flags = BG_NOTIFY_JOB_ERROR;
            try
            {
                Log(text);
            }
            finally
            {
                flags |= BG_NOTIFY_DISABLE;
            }

            job.SetNotifyFlags({|BITS001:(uint)flags|});
            """);

        [Fact]
        public Task EveryRuleSeesTheFinalMask() => Statements("""
            var none = BG_NOTIFY_JOB_ERROR;
            none &= ~BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags({|BITS005:(uint)none|});
            job.GetNotifyFlags(out _);
            var changes = BG_NOTIFY_JOB_MODIFICATION;
            changes |= BG_NOTIFY_FILE_TRANSFERRED;
            job.SetNotifyFlags({|BITS006:(uint)changes|});
            job.GetNotifyFlags(out _);
            var success = changes | BG_NOTIFY_JOB_TRANSFERRED;
            job.SetNotifyFlags({|BITS007:(uint)success|});
            job.GetNotifyFlags(out _);
            uint undefined = 1;
            undefined <<= 6;
            job.SetNotifyFlags({|BITS002:undefined|});
            """);

        [Fact]
        public Task AWrongOperatorFarFromTheCall() => Statements("""
            var sum = (uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_ERROR;
            var flags = sum;
            job.SetNotifyFlags({|BITS003:flags|});
            """);

        [Fact]
        public Task AHarmlessWrongOperatorFarFromTheCall() => Statements("""
            var flags = (uint)BG_NOTIFY_JOB_ERROR + (uint)BG_NOTIFY_JOB_TRANSFERRED;
            job.SetNotifyFlags({|BITS004:flags|});
            """);

        [Fact]
        public Task AConstantOfAnotherFamilyFarFromTheCall() => Statements("""
            var flags = LegacyQueueManager.QM_NOTIFY_FILE_DONE | LegacyQueueManager.QM_NOTIFY_JOB_DONE;
            job.SetNotifyFlags({|BITS010:flags|});
            """);
    }

    public class StaysSilent
    {
        [Fact]
        public Task WhereAnotherHandlerHasCaughtTheException() => Statements("""
            try
            {
                job.Resume();
            }
            catch (COMException)
            {
            }
            catch
            {
                try
                {
                    throw;
                }
                catch (COMException)
                {
                    job.SetNotifyFlags(0);
                }
                catch (InvalidOperationException)
                {
                    job.SetNotifyFlags({|BITS005:0|});
                }
            }
            """);

        [Fact]
        public Task WhereTheCallIsMadeOnWhatMayBeNull() => Statements("""
            var flags = first ? BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR : BG_NOTIFY_JOB_TRANSFERRED;
            try
            {
                var newer = other as IBackgroundCopyJob3;
                newer.SetNotifyFlags((uint)flags);
            }
            catch (Exception)
            {
            }
            """);

        [Fact]
        public Task WhereTestsOfBitsContradictTheValue() => Statements("""
            if ((input & 0x38) != 0)
            {
                if (input == 2)
                {
                    job.SetNotifyFlags(0);
                }
            }
            """);

        [Fact]
        public Task WhereTestsOfBitsContradictEachOther() => Statements("""
            if ((input & 0x18) != 0)
            {
                if ((input & 0x08) == 0)
                {
                    if ((input & 0x10) == 0)
                    {
                        job.SetNotifyFlags(0);
                    }
                }
            }
            """);

        [Fact]
        public Task WhereTheMaskIsUnknown() => Statements("""
            job.SetNotifyFlags(input);
            job.GetNotifyFlags(out var flags);
            job.SetNotifyFlags(flags & ~(uint)BG_NOTIFY_JOB_MODIFICATION);
            """);

        [Fact]
        public Task WhereOneBitIsMissing() => Statements("""
            job.SetNotifyFlags(input | (uint)BG_NOTIFY_DISABLE);
            """);

        [Fact]
        public Task WhereDisableStandsAlone() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            flags = BG_NOTIFY_DISABLE;
            job.SetNotifyFlags((uint)flags);
            """);

        [Fact]
        public Task WhereTheTestExcludesIt() => Statements("""
            if ((input & 4) == 0)
            {
                job.SetNotifyFlags(input | 1);
            }
            """);

        [Fact]
        public Task WhereHasFlagExcludesIt() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags = BG_NOTIFY_DISABLE;
            }

            if (!flags.HasFlag(BG_NOTIFY_DISABLE))
            {
                flags |= BG_NOTIFY_JOB_MODIFICATION;
            }

            job.SetNotifyFlags((uint)flags);
            """);

        [Fact]
        public Task WhereConditionsAreCorrelated() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags = BG_NOTIFY_DISABLE;
            }

            Log(text);
            if (!first)
            {
                flags |= BG_NOTIFY_JOB_MODIFICATION;
            }

            job.SetNotifyFlags((uint)flags);
            """);

        [Fact]
        public Task WhereComparisonsAreCorrelated() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (number > 3)
            {
                flags |= BG_NOTIFY_DISABLE;
            }

            if (number <= 3)
            {
                job.SetNotifyFlags((uint)flags);
            }
            """);

        [Fact]
        public Task WhereItIsOnlyPossible() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags |= BG_NOTIFY_DISABLE;
            }

            if (second)
            {
                job.SetNotifyFlags((uint)flags);
            }
            """);

        [Fact]
        public Task WhereTheBadMaskLeavesTheMethod() => Statements("""
            var flags = BG_NOTIFY_JOB_TRANSFERRED | BG_NOTIFY_JOB_ERROR;
            if (first)
            {
                flags |= BG_NOTIFY_DISABLE;
                Log(flags.ToString());
                return;
            }

            job.SetNotifyFlags((uint)flags);
            """);

        [Fact]
        public Task WhereAParsedNumberIsPassed() => Statements("""
            if (uint.TryParse(text, out var flags))
            {
                job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_ERROR);
            }
            """);

        [Fact]
        public Task WhereTheMaskWasChangedThroughAnAlias() => Statements("""
            uint flags = (uint)BG_NOTIFY_DISABLE;
            ref var alias = ref flags;
            alias = (uint)BG_NOTIFY_JOB_ERROR;
            job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_TRANSFERRED);
            """);

        [Fact]
        public Task WhereANumberIsNotWrittenAtTheCall() => Statements("""
            uint flags = 11;
            job.SetNotifyFlags(flags);
            """);

        [Fact]
        public Task WhereAConditionalReferenceWasWritten() => Statements("""
            uint flags = 4, spare = 4;
            (first ? ref flags : ref spare) = 3;
            if (first)
            {
                job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_ERROR);
            }
            """);

        [Fact]
        public Task WhereALambdaMayChangeTheMask() => Statements("""
            var flags = BG_NOTIFY_DISABLE;
            Action enable = () => flags = BG_NOTIFY_JOB_ERROR;
            enable();
            job.SetNotifyFlags((uint)(flags | BG_NOTIFY_JOB_TRANSFERRED));
            """);

        [Fact]
        public Task WhereTheMaskInForceMayHaveBeenChangedByOthers() => Statements("""
            job.SetNotifyFlags((uint)BG_NOTIFY_DISABLE);
            Touch(job);
            job.GetNotifyFlags(out var flags);
            job.SetNotifyFlags(flags | (uint)BG_NOTIFY_JOB_ERROR);
            """);
    }

    // However often it is shifted, its lowest bit stays what it is.
    [Fact]
    public Task WhatALoopNeverChanges() => Statements("""
        uint flags = 2;
        while (Decide())
        {
            if ((flags & 1) != 0)
            {
                job.SetNotifyFlags(6);
            }

            flags <<= 1;
        }
        """);
}
