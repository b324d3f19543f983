using MasterData.Changesets;
using MasterData.Errors;

namespace MasterData.UnitTests.Changesets;

/// <summary>Says exactly what a preview must complain of, in its order.</summary>
internal static class PreviewAssertions
{
    extension(Preview preview)
    {
        public void Refuses(params (int Operation, string Code, string Field, ViolationReason Reason)[] expected)
        {
            Assert.Equal(
                expected,
                preview.Violations.Select(found => (found.Operation, found.Code, found.Field, found.Reason)));
            Assert.All(preview.Violations, HasWords);
        }

        public void Warns(params (int Operation, string Code, string Field, ViolationReason Reason)[] expected)
        {
            Assert.Equal(
                expected,
                preview.Warnings.Select(found => (found.Operation, found.Code, found.Field, found.Reason)));
            Assert.All(preview.Warnings, HasWords);
        }
    }

    private static void HasWords(Violation violation) => Assert.All(
        (string[])[violation.Message.Vi, violation.Message.En, violation.Remedy.Vi, violation.Remedy.En],
        words => Assert.NotEmpty(words));
}
