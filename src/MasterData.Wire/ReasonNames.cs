using System.Text;

namespace MasterData.Wire;

/// <summary>The names of reasons as they travel.</summary>
internal static class ReasonNames
{
    extension<T>(T reason)
        where T : struct, Enum
    {
        /// <summary><c>ChangesetState</c> becomes <c>CHANGESET_STATE</c>.</summary>
        public string ToProtoName()
        {
            var name = new StringBuilder();
            foreach (var letter in $"{reason}")
            {
                if (char.IsUpper(letter) && name.Length > 0)
                {
                    name.Append('_');
                }

                name.Append(char.ToUpperInvariant(letter));
            }

            return $"{name}";
        }
    }
}
