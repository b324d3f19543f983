using CsCheck;
using Google.Protobuf;
using MasterData.Canonical;
using MasterData.UnitTests.Canonical;
using MasterData.Wire;

namespace MasterData.UnitTests.Wire;

public sealed class DocumentRoundTripTests
{
    [Fact]
    public void Document_OfAnyKind_ComesBackWithItsCanonicalForm() => GenerateDocuments.Any.Sample(
        document => Assert.Equal(
            CanonicalForm.Write(SampleCatalog.Id, document),
            CanonicalForm.Write(
                SampleCatalog.Id, DocumentMapping.Read(document.ToProto(SampleCatalog.Id).ToByteArray()))),
        iter: 500);

    [Fact]
    public void Act_WithEveryField_ComesBackEqual() =>
        Assert.Equal(SampleCatalog.Act, SampleCatalog.Act.ToProto().ToModel());

    [Fact]
    public void Document_OfNoKnownKind_IsToldApartFromDamage()
    {
        Assert.Throws<UnknownContentException>(() => new V1.Document().ToModel());
        Assert.Equal(
            typeof(FormatException), Record.Exception(() => DocumentMapping.Read([0xFF]))?.GetType());
    }
}
